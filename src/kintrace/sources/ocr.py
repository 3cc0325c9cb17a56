"""Words in a picture, read by Tesseract in Burmese and English: straightened, read twice, of each line the surer kept.

The picture goes to Tesseract and its words come back through pipes: nothing is written to a disk, as pytesseract and
every other wrapper of the program does. It dies with the process that asked.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.sources.layout import Line, foreign_words, laid_out, mostly_burmese, odd_words

LANGUAGES = ("mya", "eng")
_PLACES = "/usr/local/bin:/usr/bin:/bin"
_SECONDS = 50
_LINE_WISE, _PAGE_WISE, _ONE_LINE = "11", "6", "7"
# The first looks for lines wherever they stand, and keeps signs above a line with it; the second takes the page as one
# block. Tried on print in three sizes: 11 read 33 of 36 lines without a fault, 6 and 4 read 20 and 20.
_UNSURE = 80.0  # of 100: a line below it is read once more, on its own
_ODD, _MISSING = 20.0, 40.0  # of 100, for a word of Latin letters that is none; for one that the other readings have
_MOST_AGAIN = 24
_MOST_OF_IT = 0.85  # a reading with fewer letters than this part of another has left some out
_FEWEST, _FEWEST_SHORT = 20.0, 75.0  # of 100: a "line" below it is a stain, a face or a sign torn off its letter
_SHORT = 4  # letters
_WIDE, _NARROW = 2600, 1400  # pixels: what Tesseract reads best is writing some 30 pixels high
_MOST_DEGREES, _STEP = 8.0, 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was read in one picture.

    Args:
        text: Its lines, a blank line where the writing leaves a gap.
        sure: Mean over its letters, 0 to 100.
    """

    text: str = field(repr=False)
    sure: float


def available() -> bool:
    """Whether this machine can read pictures in both languages."""
    return set(LANGUAGES) <= _languages()


def seen_in(image: Any) -> Seen:
    """Read the words in a picture.

    Args:
        image: A Pillow image.

    Returns:
        Its words; an empty text where there are none.

    Raises:
        UnreadableSource: Nothing on this machine reads pictures, or it took too long.
    """
    if not available():
        raise UnreadableSource(
            "nothing on this machine reads pictures", "Install tesseract-ocr and tesseract-ocr-mya, or type its words"
        )
    straight = straightened(image)
    readings = sorted((_lines(straight, way) for way in (_LINE_WISE, _PAGE_WISE)), key=_weight, reverse=True)
    if mostly_burmese(" ".join(line.text for line in readings[0])):
        readings.append(_lines(straight, _LINE_WISE, ("mya",)))  # a digit or a label is not taken for an English word
    lines = _surer(readings)
    lines = [line for line in _again(straight, lines) if _is_writing(line)]
    return Seen(laid_out(lines, straight.width), _sure(lines))


def straightened(image: Any) -> Any:
    """Grey, with even light, of a size that is read best, and turned until its lines lie level."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    grey = ImageOps.autocontrast(ImageOps.exif_transpose(image).convert("L"), cutoff=1)
    if grey.width > _WIDE or grey.width < _NARROW:
        scale = (_WIDE if grey.width > _WIDE else _NARROW) / grey.width
        grey = grey.resize((round(grey.width * scale), max(1, round(grey.height * scale))))
    turn = _slant(grey)
    return grey.rotate(turn, expand=True, fillcolor=255, resample=Resampling.BICUBIC) if turn else grey


def _slant(grey: Any) -> float:
    """Degrees to turn a page back: at the right angle, rows of ink and rows of paper differ most."""
    import numpy as np

    small = grey.copy()
    small.thumbnail((1000, 1000))

    def contrast(degrees: float) -> float:
        rows = np.asarray(small.rotate(degrees, fillcolor=255), dtype=np.float64).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    coarse = [step * _STEP for step in range(-round(_MOST_DEGREES / _STEP), round(_MOST_DEGREES / _STEP) + 1)]
    near = max(coarse, key=lambda degrees: (contrast(degrees), -abs(degrees)))
    fine = [near + step * _STEP / 5 for step in range(-4, 5)]
    best = max(fine, key=lambda degrees: (contrast(degrees), -abs(degrees)))
    # a picture without lines has no angle: turn it only for a clear gain
    return best if abs(best) >= 0.2 and contrast(best) > 1.1 * contrast(0.0) else 0.0


def _lines(image: Any, way: str, languages: Sequence[str] = LANGUAGES) -> list[Line]:
    words: dict[tuple[str, ...], list[tuple[str, float, tuple[int, int, int, int]]]] = {}
    for row in _rows(image, way, languages):
        if row["level"] != "5" or not (row["text"] or "").strip():
            continue
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        key = (row["block_num"], row["par_num"], row["line_num"])
        box = (left, top, left + width, top + height)
        words.setdefault(key, []).append((row["text"].strip(), float(row["conf"]), box))
    return _in_rows([_line(parts) for parts in words.values()])


def _in_rows(lines: Iterable[Line]) -> list[Line]:
    """Pieces of one line that stand beside each other, joined; columns of a page stay apart."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda one: one.box[0]):
        ours = next((n for n, row in enumerate(rows) if _goes_on(row, line)), None)
        if ours is None:
            rows.append(line)
        else:
            parts = [(one.text, one.sure, one.box) for one in (rows[ours], line)]
            rows[ours] = _line(parts)
    return rows


def _goes_on(row: Line, line: Line) -> bool:
    (_, top, right, bottom), (left, above, _, below) = row.box, line.box
    height = min(bottom - top, below - above)
    return min(bottom, below) - max(top, above) > 0.6 * height and -height < left - right < 2 * height


def _line(words: Sequence[tuple[str, float, tuple[int, int, int, int]]]) -> Line:
    letters = sum(len(text) for text, _, _ in words)
    sure = sum(max(0.0, conf) * len(text) for text, conf, _ in words) / letters
    lefts, tops, rights, bottoms = zip(*(box for _, _, box in words), strict=True)
    return Line(" ".join(text for text, _, _ in words), sure, (min(lefts), min(tops), max(rights), max(bottoms)))


def _rows(image: Any, way: str, languages: Sequence[str]) -> list[dict[str, str]]:
    picture = io.BytesIO()
    image.save(picture, "PNG", compress_level=1)
    program = shutil.which("tesseract", path=_PLACES)
    assert program is not None
    command = [program, "stdin", "stdout", "-l", "+".join(languages), "--psm", way, "tsv"]
    try:
        done = subprocess.run(
            [*_dies_with_us(), *command],
            input=picture.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            cwd="/",
            env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
        )
    except (subprocess.SubprocessError, OSError):
        raise UnreadableSource(
            "its words could not be read in time", "Cut out the part with the words, or type them"
        ) from None
    table = io.StringIO(done.stdout.decode("utf-8", "replace"))
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def _dies_with_us() -> list[str]:
    setpriv = shutil.which("setpriv", path=_PLACES)
    return [setpriv, "--pdeathsig", "KILL"] if setpriv else []


@cache
def _languages() -> frozenset[str]:
    program = shutil.which("tesseract", path=_PLACES)
    if program is None:
        return frozenset()
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=True, env={})
    except (subprocess.SubprocessError, OSError):
        return frozenset()
    return frozenset(listed.stdout.decode("utf-8", "replace").split("\n")[1:])


def _weight(lines: Iterable[Line]) -> float:
    return sum(line.sure * len(line.text) for line in lines)


def _surer(readings: Sequence[Sequence[Line]]) -> list[Line]:
    """Of what several readings found in one stretch of the page, the surest; where they agree on nothing, the first.

    Signs above a Burmese line are often taken for a line of their own: a stretch is all lines that lie over another.
    """
    kept: list[Line] = []
    for stretch in _stretches([(line, number) for number, lines in enumerate(readings) for line in lines]):
        found = {number: [line for line, of in stretch if of == number] for _, number in stretch}
        most = max(map(_letters, found.values()))
        whole = [lines for _, lines in sorted(found.items()) if _letters(lines) >= _MOST_OF_IT * most]
        said = Counter(word for lines in found.values() for word in {w for x in lines for w in foreign_words(x.text)})
        foreign = any(times > 1 for times in said.values())  # one that a single reading has is a slip of it
        kept += max(whole, key=lambda lines: (-len(_torn(lines)), _sure(lines) - _doubt(lines, foreign)))
    return kept


def _doubt(lines: Iterable[Line], foreign: bool) -> float:
    """What to take off for Latin letters that spell nothing in a Burmese line, or that are missing where some stand."""
    found = list(lines)
    text = " ".join(line.text for line in found)
    if not mostly_burmese(text):
        return 0.0
    return _ODD * odd_words(text) + (_MISSING if foreign and not foreign_words(text) else 0.0)


def _torn(lines: Iterable[Line]) -> set[Line]:
    """Lines of one stretch that lie just above or below a longer one: signs torn off it, mostly."""
    found = list(lines)
    return {
        line for line in found for other in found
        if other is not line and len(line.text) < len(other.text) and _over(line, other) > 0.5
    }  # fmt: skip


def _letters(lines: Iterable[Line]) -> int:
    found = list(lines)
    torn = _torn(found)
    return sum(len(line.text) for line in found if line not in torn)


def _stretches(lines: Iterable[tuple[Line, int]]) -> list[list[tuple[Line, int]]]:
    """Lines of all readings, from the top down, in sets that lie over each other."""
    stretches: list[list[tuple[Line, int]]] = []
    for line, number in sorted(lines, key=lambda one: (one[0].box[1], one[1], one[0].box[0])):
        ours = [s for s in stretches if any(_same_place(line, other) for other, _ in s)]
        joined = [part for stretch in ours for part in stretch]
        stretches = [s for s in stretches if s not in ours]
        stretches.append([*joined, (line, number)])
    return sorted(stretches, key=lambda s: min(line.box[1] for line, _ in s))


def _same_place(one: Line, other: Line) -> bool:
    """Whether two lines lie over one another, as a line and the signs above it do."""
    (_, b, _, d), (_, f, _, h) = one.box, other.box
    high = min(d, h) - max(b, f)
    return high > 0.4 * min(d - b, h - f) and _over(one, other) > 0.5


def _over(one: Line, other: Line) -> float:
    """Which part of the narrower line lies over, or under, the other."""
    (a, _, c, _), (e, _, g, _) = one.box, other.box
    return (min(c, g) - max(a, e)) / max(1, min(c - a, g - e))


def _again(image: Any, lines: Sequence[Line]) -> list[Line]:
    """Read each unsure line once more, cut out; the surer of the two is kept."""
    unsure = sorted((line for line in lines if line.sure < _UNSURE), key=lambda line: line.sure, reverse=True)
    better: dict[Line, Line] = {}
    for line in unsure[:_MOST_AGAIN]:
        left, top, right, bottom = line.box
        if right - left < 8 or bottom - top < 8:
            continue
        edge = (bottom - top) // 3
        cut = image.crop((max(0, left - edge), max(0, top - edge), right + edge, bottom + edge))
        found = _lines(cut, _ONE_LINE)
        whole = _line([(one.text, one.sure, line.box) for one in found]) if found else line
        if whole.sure > line.sure and 0.6 <= len(whole.text) / len(line.text) <= 1.5:
            better[line] = whole
    return [better.get(line, line) for line in lines]


def _is_writing(line: Line) -> bool:
    letters = sum(not char.isspace() for char in line.text)
    return bool(letters) and line.sure >= (_FEWEST_SHORT if letters < _SHORT else _FEWEST)


def _sure(lines: Iterable[Line]) -> float:
    found = list(lines)
    letters = sum(len(line.text) for line in found)
    return _weight(found) / letters if letters else 0.0
