"""Lines that were read in a picture, as text: wrapped lines joined, blank lines where the page leaves a gap.

A line that was only wrapped goes on in the next one; a label and its value, or a name on a poster, stand by
themselves. What a reading of Burmese mistakes at the end of a sentence is put right.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_FULL = 0.85  # of the block's width: the next word would not have stood on this line any more
_WRAPPED = 0.75  # of the picture's width: in a narrower block nothing was wrapped
_GAP = 1.45  # times the usual distance of two lines: a blank line
_LABEL = re.compile(
    r"[^\n:：=]{1,44}?(?:[:：](?=\s|$)|=|\s[-–—]+\s)|[-–•*▪●#]|\s*[(\[]?[0-9\u1040-\u1049]{1,2}[.)\]။၊]\s"
)
_BURMESE = re.compile(r"[\u1000-\u103f\u104c-\u109f]")
_LATIN = re.compile(r"[A-Za-z]")
_MOSTLY = 0.5  # of the letters of a line or page
_NEAR = 200  # letters before a mark in which what it closes may stand
_NOISE = 6  # letters: signs torn off a Burmese line are read as a few Latin ones
_LOW = 0.75  # of the usual height of a line
_SENTENCE_END = re.compile(
    r"(?<=[\u102b-\u103a])(?:[!;/)\]|J1#*\u1062\u1064\u1094]{1,2}|\s[!|#])(?=\s|$)|(?<=တယ်|သည်)း(?=\s|$)"
)
_POLITE_END = re.compile(r"(?<![^\s\u1000-\u109f])ပါး(?=\s|$)")
# the section mark behind a label, read as strokes: "အဖေ Il ဦးလှ"
_STROKES = re.compile(r"^(?P<label>[\u1000-\u109f /]{3,40}?)(?:\s+(?:[lIi|#!.;\[\]]{1,3}|Mn)){1,2}\s+(?=\S)")
# behind a place or an age inside a line a section mark is a comma
_COMMA_READ = re.compile(r"(?<=\S\s)(?P<word>\S*(?:မြို့|နယ်|ရပ်ကွက်|ရပ်|ရွာ|လမ်း|အုပ်စု|ခရိုင်|နှစ်))။(?=\s*[\u1000-\u109f])")
_LINE_BEGINS = re.compile(
    r"^(?!နေ|မွေး|ဇာတိ|ပျောက်|အမှတ်)(?P<word>[\u1000-\u1049\u104c-\u109f]{4,40}(?:မြို့|မြို့နယ်|ရပ်ကွက်|ရွာ|လမ်း))။(?=\s*[\u1000-\u109f])"
)
_UNENDED = re.compile(r"(?<=ပါတယ်|ပါသည်|ပါဘူး)(?=\s+[\u1000-\u109f])")
_I = re.compile(r"(?<!\S)\|(?=\s+[a-z])")
_NUMBERED = re.compile(r"^(?P<number>[\u1040-\u1049]{1,2})\s?[1!\]](?=\s)")
_COMMA = re.compile(r"(?<=[\u1040-\u1049])1(?=\s+[\u1000-\u109f])|(?<=[\u1000-\u103f])[:\]](?=\s+[\u1000-\u109f])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of writing in a picture.

    Args:
        text: Its words.
        sure: How sure Tesseract is, mean over its letters, 0 to 100.
        box: Left, top, right, bottom in pixels.
    """

    text: str = field(repr=False)
    sure: float
    box: tuple[int, int, int, int]

    @property
    def height(self) -> int:
        """In pixels."""
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        """How far down the page it stands."""
        return (self.box[1] + self.box[3]) / 2


def laid_out(lines: Sequence[Line], width: int) -> str:
    """Text of the lines of a picture.

    Args:
        lines: From the top down.
        width: Of the picture, in pixels.

    >>> first = Line("She left home on 3 May and did", 90.0, (10, 0, 600, 20))
    >>> laid_out([first, Line("not come back.", 90.0, (10, 30, 280, 50))], 620)
    'She left home on 3 May and did not come back.\\n'
    """
    lines = _without_noise(lines)
    if not lines:
        return ""
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    block = max(right - left, width - 2 * left)  # the right margin is as wide as the left one, or narrower
    wrapped = right - left > _WRAPPED * width
    usual = statistics.median(line.height for line in lines)
    pitches = [after.middle - before.middle for before, after in pairwise(lines)]
    pitch = max(usual, statistics.median(pitches)) if len(pitches) > 1 else 2 * usual
    texts = [mended(line.text) for line in lines]
    parts = [texts[0]]
    for number, (before, line) in enumerate(pairwise(lines), 1):
        if line.middle - before.middle > _GAP * pitch:
            parts.append("\n\n")
        elif wrapped and _goes_on(before, line, block, texts[number]):
            parts.append(_glue(texts[number - 1], texts[number]))
        else:
            parts.append("\n")
        parts.append(texts[number])
    return "".join(parts) + "\n"


def _goes_on(before: Line, line: Line, width: int, text: str) -> bool:
    """Whether a line was wrapped into the next, which is none that begins by itself."""
    if _DIGIT.match(before.text[-1:]) and _DIGIT.match(text[:1]) and _is_full(before, width):
        return True  # a number that was broken
    if _LABEL.match(text):
        return False
    if _BURMESE.match(text[:1]):
        return _is_full(before, width)
    first = text.split(" ", 1)[0]
    letter = (line.box[2] - line.box[0]) / max(1, len(line.text))
    return before.box[2] - before.box[0] + letter * (len(first) + 1) > width


def _is_full(line: Line, width: int) -> bool:
    return line.box[2] - line.box[0] >= _FULL * width


def _glue(before: str, after: str) -> str:
    """Burmese is wrapped within its phrases, with no mark; behind words that end one there was a blank."""
    if _TOLD.search(before):
        return "။ "
    if _PHRASE_END.search(before):
        return " "
    return "" if _BURMESE.match(before[-1:]) and _BURMESE.match(after[:1]) else " "


_DIGIT = re.compile(r"[0-9\u1040-\u1049]")
_TOLD = re.compile(r"(?:ပါတယ်|ပါသည်|ပါဘူး)\Z")
_PHRASE_END = re.compile(
    r"(?:တယ်|သည်|ပြီး|မှာ|တွင်|ကို|နဲ့|နှင့်|၍|လို့|ရင်း|တဲ့|သော|ရက်|နေ့|နှစ်|နာမည်|အမည်|ဖုန်း|သမီး|သား|ဟာ|ပါ|မြို့|ရွာ|"
    r"ရပ်ကွက်|ကနေ|မှ|လောက်|ခန့်|ဇနီး|ခင်ပွန်း|အသက်|အဖေ|အမေ)\Z"
)


def mended(text: str) -> str:
    """A Burmese line with the ends of its sentences put right where they were read as other marks.

    >>> mended("သူ ပြန်မလာပါ/ ရှာပေးကြပါ!"), mended("Hpakant (Kachin) and/or Mogaung!")
    ('သူ ပြန်မလာပါ။ ရှာပေးကြပါ။', 'Hpakant (Kachin) and/or Mogaung!')
    """
    if not mostly_burmese(text):
        return _I.sub("I", text)
    text = _NUMBERED.sub(r"\g<number>။", text)
    text = _SENTENCE_END.sub(lambda m: m[0] if _closes(text, m) else "။", text)
    text = _POLITE_END.sub("ပါ။", _UNENDED.sub("။", text))
    text = _LINE_BEGINS.sub(r"\g<word>၊", _COMMA_READ.sub(r"\g<word>၊", text))
    text = _STROKES.sub(lambda m: f"{m['label']} ။ ", text).replace("စျ", "ဈ")
    return _COMMA.sub(
        lambda m: (
            "၊" if m[0] in "]1" or re.search(r"\s[-–—]\s|[:=]", text[max(0, m.start() - _NEAR) : m.start()]) else m[0]
        ),
        text,
    )


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a bracket closes one that is open."""
    mark = match[0].strip()
    opens = {")": "(", "]": "["}.get(mark)
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return opens is not None and before.count(opens) > before.count(mark)


def mostly_burmese(text: str) -> bool:
    """Whether most letters are Burmese.

    >>> mostly_burmese("အမည် - KIA"), mostly_burmese("Name - နန်း")
    (True, False)
    """
    burmese, latin = len(_BURMESE.findall(text)), len(_LATIN.findall(text))
    return burmese > _MOSTLY * (burmese + latin)


# "KIA", "Hpakant", "phone"; and what strokes and circles of Burmese are read as: "J?", "exe", "GI"
_WORD = re.compile(r"[A-Za-z]+")
_FOREIGN = re.compile(r"[A-Z]{3,6}|[A-Z][a-z]{2,}|[a-z]{4,}")


def foreign_words(text: str) -> list[str]:
    """Runs of Latin letters in a line that may be words."""
    return [word for word in _WORD.findall(text) if _FOREIGN.fullmatch(word)]


def odd_words(text: str) -> int:
    """How many runs of Latin letters stand in a line that are no words.

    >>> odd_words("အသက် Il J?"), odd_words("KIA က ခေါ်သွား")
    (2, 0)
    """
    return len(_WORD.findall(text)) - len(foreign_words(text))


def _without_noise(lines: Sequence[Line]) -> list[Line]:
    """Leave out low lines of a few Latin letters on a Burmese page: signs torn off the lines above and below them."""
    if not lines or not mostly_burmese("".join(line.text for line in lines)):
        return list(lines)
    usual = statistics.median(line.height for line in lines)
    return [
        line for line in lines
        if _BURMESE.search(line.text) or re.search(r"[0-9\u1040-\u1049]", line.text)
        or (len(_LATIN.findall(line.text)) > _NOISE and odd_words(line.text) <= len(foreign_words(line.text)))
        or (line.height > _LOW * usual and odd_words(line.text) == 0)
    ]  # fmt: skip
