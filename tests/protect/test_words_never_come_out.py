"""One folder of small invented files through the whole road; then, sentence by sentence, what must not come out."""

from __future__ import annotations

import json
import re

import pytest

from folders import kintrace

TAKEN = "On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {} from a tea shop in Hpakant."
MAN = "Maran Brang Aung"


def taken(then: str, who: str = f"{MAN}, 24,") -> str:
    return f"{TAKEN.format(who)}\n\n{then}\n"


def notice(then: str, name: str = MAN, age: int = 24, date: str = "7 October 2025") -> str:
    return f"MISSING\nName: {name}\nAge: {age}\nLast seen: {date}, Hpakant\n{then}\n"


CHILD = "Ma Seng Nu Pan"
TEXTS = {
    "child": notice(
        "Seng Nu Pan was recruited as a soldier.\nSeng  Nu  Pan has a scar.\nSeng\nNu Pan liked to sing.\n"
        "Her friends call her Nu Pan. She was sent to military training.\n",
        CHILD, 15,
    ),
    "child_in_prose": taken(
        "A neighbour knows little.\n\nMa Htoi San Nu, 16, was taken from the shop with him. Htoi San Nu was "
        "conscripted and now carries a gun, a neighbour said.", "two young people",
    ),
    "back_home": notice("She has come back and is staying at No. 12, Yuzana Street, Kamaing."),
    "found": notice("FOUND on 9 November 2025 in Mohnyin."),
    "returned": taken("He has since returned to Kamaing."),
    "made_it": taken("He made it home to Seik Mu."),
    "church": taken("He got away. He is sheltering in a church in Mohnyin."),
    "loose": taken("They set him loose near Tarmakhan bridge on 12 October."),
    "namti": taken("He was reunited with his family in Namti."),
    "base": taken("He got out of the base at Tarmakhan and reached Kamaing on November 4."),
    "truck": taken("He jumped off the truck at Sezin."),
    "ransom": taken("His uncle paid 40 lakh for his freedom and he was handed over beside the Hwehka ferry."),
    "hides": taken("He now hides at the Nam Ya monastery."),
    "burmese_home": "၂၀၂၅ ခုနှစ် အောက်တိုဘာ ၇ ရက်က ဖားကန့်မြို့တွင် ကေအိုင်အေက လူငယ် ၂ ဦးကို ဖမ်းဆီးသွားသည်။ "
    "တစ်ဦးသည် နမ္မတီးသို့ ပြန်ရောက်နေသည်။\n",
    "neighbour": taken("“They came at noon,” said Daw Khawn\nNu, a neighbour. Khawn Nu said that she was afraid."),
    "according": taken("According to Tu Ja, a shopkeeper, there were four of them."),
    "hid": taken("Ja Seng Hkawn said she hid behind the counter."),
    "sister": taken("His sister Nang Kham told us that he had just eaten."),
    "recalled": taken("“It was raining,” recalled Hkun Li."),
    "labels": notice("Witness: her cousin Nang Hseng. Reported by Ko Naing Lin."),
    "tell": notice("If you know anything tell Daw Lu Lu at the noodle shop beside Lonkin bridge."),
    "wrapped": notice("Contact: 09 790\n123 456"),
    "bare": notice("tel 790123456"),
    "handle": notice("Telegram @brangaung22"),
    "spelt": notice("Write to brang (at) gmail.com"),
    "slept": notice("Note: She was forced to sleep with an officer at the Jahtu camp.\n"
                    "She wears the blue ring.\nHair: long"),
    "touched": taken("They touched and stripped two women by the Wa well. It was at noon, at the Sut weir."),
    "pregnant": taken("One of them is pregnant by a soldier of the Gwi post."),
    "spokesman": taken("KIA spokesman Colonel Lasi Gam said that no order had been given. Hpakant administrator "
                       "U Thein Zaw said that he had been told nothing."),
    "practice": taken("They come every evening to the villages near Seik Mu and Lone Khin, residents say. The KIA "
                      "takes one person from every household in Seik Mu village."),
}  # fmt: skip

LIST = """\
no,name,age,township,date,armed group,status,remarks,how
1,Lahpai Seng Ra,24,Hpakant,2025-10-02,KIA,released,Tarmakhan gate,handed to the pastor of Wun Tho
2,Nhkum La Tu,26,Hpakant,2025-10-03,KIA,escaped,,escaped via Ruili bridge
3,Labang Zau Naw,22,Hpakant,2025-10-04,KIA,,hides at Seik Mu monastery,
4,Hpauyu Tang Gun,22,Hpakant,2025-10-05,KIA,held,wears a green cap,
"""

# A file that no format reads, so that its name stands among what was set aside.
BROKEN = ["seng-nu-pan_recruited_09790123456.xlsx", "Khawn Nu \u202etxt.xlsx"]


@pytest.fixture(scope="module")
def came_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All that `trace` shows and writes: terminal, JSON, report."""
    at = tmp_path_factory.mktemp("words")
    folder = at / "folder"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / f"{name}.meta.json").write_text(json.dumps({"published": "2025-10-09"}), "utf-8")
    (folder / "list.csv").write_text(LIST, "utf-8")
    for name in BROKEN:
        (folder / name).write_bytes(b"PK\x03\x04 no workbook")
    done = kintrace("trace", folder, "--plain", "--json", at / "out.jsonl", "--report", at / "report", home=at)
    assert done.returncode == 1, done.stderr
    pages = "\n".join(p.read_text("utf-8") for p in sorted((at / "report").rglob("*.html")))
    return {"terminal": done.stdout, "json": (at / "out.jsonl").read_text("utf-8"), "report": _text(pages)}


def _text(pages: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", re.sub(r"<(style|script).*?</\1>", "", pages, flags=re.S)))


@pytest.mark.parametrize(
    "words",
    [
        # a child, and that it was recruited
        "was recruited as a soldier", "Nu Pan liked", "Seng Nu Pan has", "call her Nu Pan", "sent to military training",
        "conscripted and now carries", "carries a gun",
        # where those are who got away
        "Yuzana", "No. 12", "9 November", "2025-11-09", "returned to Kamaing", "home to Seik Mu", "church in Mohnyin",
        "Tarmakhan bridge", "12 October", "2025-10-12", "Namti", "base at Tarmakhan", "November 4", "2025-11-04",
        "Sezin", "Hwehka", "Nam Ya", "နမ္မတီး",
        # rows of lists
        "Tarmakhan gate", "Wun Tho", "Ruili", "Seik Mu monastery", "green cap",
        # private people who speak
        "Khawn", "Tu Ja", "Ja Seng Hkawn", "Nang Kham", "Hkun Li", "Nang Hseng", "Naing Lin", "Daw Lu Lu", "Lu Lu",
        "noodle shop",
        # ways to reach somebody
        "09 790", "123 456", "790123456", "brangaung22", "brang (at)", "gmail",
        # sexual violence, with its paragraph or field
        "sleep with", "Jahtu", "blue ring", "touched and", "stripped", "Wa well", "Sut weir", "pregnant by", "Gwi post",
        # names of files
        "seng-nu-pan", "\u202e",
    ],
)  # fmt: skip
def test_it_does_not_come_out(came_out: dict[str, str], words: str) -> None:
    where = [
        f"{form}: …{text[max(text.find(words) - 60, 0) :][:160]}…" for form, text in came_out.items() if words in text
    ]
    assert not where


@pytest.mark.parametrize(
    "words",
    [
        MAN, CHILD, "Htoi San Nu", "Lahpai Seng Ra", "Nhkum La Tu", "Hpauyu Tang Gun", "Colonel Lasi Gam said",
        "administrator U Thein Zaw said", "from a tea shop in Hpakant", "there were four of them", "2025-10-07",
        "2025-10-03", "Hair: long", "7 October 2025",
    ],
)  # fmt: skip
def test_what_the_report_is_for_still_comes_out(came_out: dict[str, str], words: str) -> None:
    assert words in came_out["report"] or words in came_out["json"]


def test_a_practice_is_quoted_without_the_village(came_out: dict[str, str]) -> None:
    practices = json.loads(came_out["json"].splitlines()[-1])["practices"]
    assert any("practice.txt" in p["document"] for p in practices)
    told = came_out["terminal"].partition("PRACTICES THAT DOCUMENTS DESCRIBE")[2].partition("SET ASIDE")[0]
    assert "every household" in told or "every evening" in told
    assert not [v for v in ("Seik Mu", "Lone Khin") if v in told]
