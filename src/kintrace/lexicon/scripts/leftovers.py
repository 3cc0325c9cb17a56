"""What earlier programs and fonts left behind: text read in the wrong encoding, text lost, text for a font of letters.

All of it is said, none of it is changed: ``offered`` shows what a text read in the wrong encoding would be, and a
person decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

MISREAD, LOST, OLD_FONT = "misread_utf8", "lost", "old_font"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A stretch of a text that is not what its writer saw.

    Args:
        start: Where it starts, in code points.
        end: One past its last.
        kind: ``misread_utf8`` (UTF-8 read as the Windows code page of English or Thai, or as Latin-1: ``offered``
            shows it), ``lost`` (replacement characters or question marks where letters were: only the original helps)
            or ``old_font`` (Latin letters keyed for a Burmese font of the years before Unicode, such as WinInnwa, or
            Shan in the codes of Cham: it needs that font's converter).
    """

    start: int
    end: int
    kind: str


def leftovers(text: str) -> list[Leftover]:
    """Find what is not what its writer saw, in order.

    >>> [found.kind for found in leftovers("\\u00e1\\u20ac\\u2122\\u00e1\\u20ac\\u2122 and \\ufffd\\ufffd")]
    ['misread_utf8', 'lost']
    """
    found = [Leftover(start, end, MISREAD) for start, end, _ in _misread(text)]
    found += [Leftover(match.start(), match.end(), LOST) for match in _LOST.finditer(text)]
    found += [Leftover(start, end, OLD_FONT) for start, end in _win_font(text)]
    if is_in_cham_font(text):
        found += [Leftover(match.start(), match.end(), OLD_FONT) for match in _IN_CHAM.finditer(text)]
    return sorted(found, key=lambda leftover: leftover.start)


def offered(text: str) -> str | None:
    """The text with every misread stretch read as UTF-8; ``None`` where there is none.

    An offer for a person to compare with the original: some letters may already be lost.

    >>> offered("\\u00e1\\u20ac\\u2122\\u00e1\\u20ac\\u2122") == "\\u1019\\u1019"
    True
    """
    stretches = _misread(text)
    if not stretches:
        return None
    parts: list[str] = []
    at = 0
    for start, end, meant in stretches:
        parts += (text[at:start], meant)
        at = end
    return "".join((*parts, text[at:]))


_LOST = re.compile("\ufffd+(?: *\ufffd+)*|(?<![?\\w])\\?{2,}(?:[ .,]{1,2}\\?{2,})+|\\?{8,}")

_SCRIPTS = re.compile(
    "[\u00a0-\u024f\u02b0-\u02ff\u1000-\u109f\u200b-\u200d\u2010-\u2026\ua4d0-\ua4ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)


@dataclass(frozen=True, slots=True)
class _CodePage:
    """A code page that bytes were read in: its letters, and stretches of them."""

    as_byte: dict[str, int]
    stretch: re.Pattern[str]


@cache
def _code_pages() -> tuple[_CodePage, ...]:
    pages: list[_CodePage] = []
    for name in ("cp1252", "cp874"):
        # codes that a page leaves open stay control codes, as in Latin-1; programs mix the two
        as_byte = {chr(n): n for n in range(0x80, 0xA0)}
        as_byte |= {bytes([n]).decode(name, "ignore") or chr(n): n for n in range(0x80, 0x100)}
        pages.append(_CodePage(as_byte, re.compile(f"[{re.escape(''.join(as_byte))}]{{2,}}")))
    return tuple(pages)


def _misread(text: str) -> list[tuple[int, int, str]]:
    """Stretches that are UTF-8 bytes shown as letters, and what they are."""
    if text.isascii():
        return []
    found: list[tuple[int, int, str]] = []
    for page in _code_pages():
        for match in page.stretch.finditer(text):
            body = bytes(page.as_byte[code] for code in match[0])
            meant = body.decode("utf-8", "ignore")
            # whole letters of scripts that stand in such texts, save for ends that were cut
            if meant and len(meant.encode()) >= len(body) - 4 and all(_SCRIPTS.match(code) for code in meant):
                start = body.find(meant.encode())
                if start >= 0:
                    found.append((match.start() + start, match.start() + start + len(meant.encode()), meant))
    return sorted(found)


def is_in_cham_font(text: str) -> bool:
    """Whether Burmese signs stand on letters of Cham, as an early font for Shan had them."""
    return len(_ON_CHAM.findall(text)) >= 3


_ON_CHAM = re.compile("[\uaa00-\uaa5f][\u1000-\u109f]|\u1031[\uaa00-\uaa5f]")
_IN_CHAM = re.compile("[\u1000-\u109f\uaa00-\uaa5f]*[\uaa00-\uaa5f][\u1000-\u109f\uaa00-\uaa5f \u200b]*")


# In the fonts of the WinInnwa family f is the asat, so that syllables end in a consonant's key with f; a semicolon is
# the high tone, an ampersand ra, dk the vowel o. English has none of these inside its words.
_WIN_WORD = re.compile(r"[^\s]+")
_WIN_SIGNS = re.compile(
    r"[a-zA-Z&,'\"\[*](?:dk|kd)(?:[hY;]|[a-zA-Z]f)"  # letter, o, tone or closed
    r"|[uipnwxeyrv,&oqZzbtEN]h?f;?(?=[a-z&A-Z,'\"\[0*])(?!f)"  # closed syllable before another
    r"|[iernuvp]f;|[mgDl];(?=[a-zA-Z&])|&[SDGdkmau]|[a-z][GSJHYKL](?=[a-z;h]|$)|(?<![a-z])a[a-z&]s?m(?:f|if|uf)"
)
_WORD_OF_LATIN = re.compile(r"\b(?:the|of|and|to|in|was|is|for|on|by|with|from|that|were|hpe|hta|ai|gaw)\b", re.I)
_LINK = re.compile(r"https?://|www\.|@|&amp;|&#|[a-z0-9]\.[a-z]{2,4}\b|[=%]")
_LEAST = 4


def _win_font(text: str) -> list[tuple[int, int]]:
    """Lines in which most words are keys of a Burmese font."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\r\n]+", text):
        words = [word for word in _WIN_WORD.finditer(line[0]) if len(word[0]) > 2 and not _LINK.search(word[0])]
        signs = sum(len(_WIN_SIGNS.findall(word[0])) for word in words)
        marked = sum(bool(_WIN_SIGNS.search(word[0])) for word in words)
        plain = len(_WORD_OF_LATIN.findall(line[0]))
        if signs >= _LEAST and marked * 2 >= len(words) and plain * 4 <= signs:
            found.append(line.span())
    return found
