"""Words of sources as they may be shown: nothing in them can steer a terminal or turn a line around."""

from __future__ import annotations

import re

from kintrace.model import BLOCK

WITHHELD = "[withheld]"

# Control characters (a terminal obeys them) and signs that reverse the reading direction; line ends and tabs stay.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MYANMAR = re.compile(r"[\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff]+(?:[\s\u200b]+[\u1000-\u109f\uaa60-\uaa7f]+)*")
_VEIL = re.compile(f"{BLOCK}+(?:\\s*{BLOCK}+)*")


def calm(text: str) -> str:
    """Text with steering characters replaced one for one, so that offsets hold.

    >>> calm("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    return _STEERING.sub("\ufffd", text)


def in_words(text: str) -> str:
    """Text for a terminal: what is withheld says so.

    >>> in_words("call ███ now")
    'call [withheld] now'
    """
    return _VEIL.sub(WITHHELD, calm(text))


def pieces(text: str) -> list[tuple[str, str]]:
    """Take text apart for a page: ("my", Burmese), ("veil", withheld), ("", all else), in order.

    >>> pieces("from ဖားကန့် ███")
    [('', 'from '), ('my', 'ဖားကန့်'), ('', ' '), ('veil', '███')]
    """
    text, found, at = calm(text), [], 0
    for match in re.finditer(f"(?P<my>{_MYANMAR.pattern})|(?P<veil>{_VEIL.pattern})", text):
        if match.start() > at:
            found.append(("", text[at : match.start()]))
        found.append((match.lastgroup or "", match[0]))
        at = match.end()
    return [*found, ("", text[at:])] if at < len(text) else found
