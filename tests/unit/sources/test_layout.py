"""Lines that were read in a picture, laid out as text."""

from __future__ import annotations

import pytest

from cast import KYAW_LIN, NANG_HOM
from kintrace.sources.layout import Line, laid_out, mended

WIDE = 1000


def page(*lines: tuple[str, int], step: int = 40) -> list[Line]:
    return [Line(text, 90.0, (50, n * step, 50 + width, n * step + 24)) for n, (text, width) in enumerate(lines)]


def test_wrapped_sentences_are_one_line_again() -> None:
    lines = page(
        (f"My brother {KYAW_LIN[0]} left home in the morning", 890), ("of Monday and did not", 860), ("come back.", 200)
    )
    assert (
        laid_out(lines, WIDE) == f"My brother {KYAW_LIN[0]} left home in the morning of Monday and did not come back.\n"
    )


def test_burmese_is_wrapped_within_its_words() -> None:
    lines = page(("ကျွန်တော့်အစ်ကို ကိုကျော်", 890), ("လင်းထက် ပျောက်နေသည်", 500))
    assert laid_out(lines, WIDE) == f"ကျွန်တော့်အစ်ကို {KYAW_LIN[2]} ပျောက်နေသည်\n"


def test_labels_stand_on_lines_of_their_own_however_long_they_are() -> None:
    lines = page((f"Name: {NANG_HOM[0]}, a nurse of the hospital", 890), ("Age: 19", 150))
    assert laid_out(lines, WIDE).count("\n") == 2


def test_short_lines_of_a_poster_are_not_joined() -> None:
    lines = page(("MISSING", 300), (NANG_HOM[0], 310), ("of Lawk Hprai", 305))
    assert laid_out(lines, WIDE).count("\n") == 3


def test_a_gap_is_a_blank_line_and_wide_spacing_is_none() -> None:
    spaced = page(("MISSING", 300), (NANG_HOM[0], 310), ("of Lawk Hprai", 305), step=70)
    gap = [*spaced, Line("Tel", 90.0, (50, 400, 150, 424))]
    assert "\n\n" not in laid_out(spaced, WIDE)
    assert laid_out(gap, WIDE).count("\n\n") == 1


def test_a_number_that_was_broken_is_whole_again() -> None:
    assert laid_out(page(("We ask whoever knows to call 09 000 000", 890), ("019 - Sai", 200)), WIDE).startswith(
        "We ask whoever knows to call 09 000 000 019"
    )


def test_signs_torn_off_burmese_lines_are_left_out() -> None:
    lines = [*page(("အမည် - နန်းဟွမ်ခမ်း", 500), ("အသက် - ၁၉ နှစ်", 300)), Line("Cc Cc", 80.0, (60, 30, 120, 40))]
    assert "Cc" not in laid_out(sorted(lines, key=lambda line: line.box[1]), WIDE)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("သူ ပြန်မလာပါ/ ရှာပေးကြပါ!", "သူ ပြန်မလာပါ။ ရှာပေးကြပါ။"),
        ("အဖေ Il ဦးတင်ထက်", "အဖေ ။ ဦးတင်ထက်"),
        ("နေရပ် - မိုးကောင်းမြို့။ ရွာသစ်ရပ်", "နေရပ် - မိုးကောင်းမြို့၊ ရွာသစ်ရပ်"),
        ("အမည် / ငယ်အမည်", "အမည် / ငယ်အမည်"),
        ("အသက် 1 နှစ်", "အသက် 1 နှစ်"),
        ("(ဇနီး မြ) ကို", "(ဇနီး မြ) ကို"),
        ("| am 19 years old", "I am 19 years old"),
        ("Call us! Hpakant/Mogaung", "Call us! Hpakant/Mogaung"),
    ],
)
def test_marks_that_are_misread_in_burmese_are_put_right_and_others_stay(read: str, meant: str) -> None:
    assert mended(read) == meant
