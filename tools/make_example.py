"""Write the two files of examples/hpakant that no text editor can: a notice in Zawgyi and a spreadsheet.

Run it as ``python tools/make_example.py [FOLDER]``. The same run gives the same bytes; a test compares them with
the files that are kept. Every person in them is invented.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "examples" / "hpakant"

NOTICE = """လူပျောက်ကြော်ငြာ

အမည် - မသီတာနွယ်
အသက် - ၂၄ နှစ်
အဘ - ဦးအေးလွင်
နေရပ် - မိုးကောင်းမြို့
ပျောက်ဆုံးသည့်နေ့ - ၂၀၂၅ ခုနှစ် စက်တင်ဘာလ ၃၀ ရက်
ပျောက်ဆုံးသည့်နေရာ - လုံးခင်းရွာ၊ ဖားကန့်မြို့နယ်
ဝတ်ဆင်ထားသော အဝတ်အစား - ဘောင်းဘီအနက်၊ အင်္ကျီအဝါ

တွေ့ရှိပါက ဖုန်း ၀၉-၁၀၀၅၅၂၈၃၁ သို့ ဆက်သွယ်ပေးပါရန် မေတ္တာရပ်ခံပါသည်။
"""

TITLE = "အဆက်အသွယ်ပြတ်နေသူများ စာရင်း (၂၀၂၅ ခုနှစ် အောက်တိုဘာလ)"
HEADER = (
    "စဉ်", "အမည် / Name", "ကျား/မ", "အသက်", "အဘအမည်", "နေရပ်", "ပျောက်ဆုံးသည့်ရက်", "ပျောက်ဆုံးသည့်နေရာ",
    "ခေါ်ဆောင်သူ", "ဆက်သွယ်ရန်ဖုန်း", "မှတ်ချက်",
)  # fmt: skip
ROWS = (
    ("၁", "မရန်ဘရန်အောင်", "ကျား", "၂၅", "ဦးမရန်ဂမ်", "ကာမိုင်း", "၃-၉-၂၀၂၅", "ကာမိုင်း", "KIA", "", ""),
    ("၂", "သီတာနွယ်", "မ", "၂၄", "ဦးအေးလွင်", "မိုးကောင်း", "၃၀-၉-၂၀၂၅", "ဖားကန့်", "မသိရ", "၀၉-၁၀၀၅၅၂၈၃၁", ""),
    ("၃", "ကျော်လင်းထက်", "ကျား", "၂၈", "ဦးထွန်းရင်မောင်", "ဖားကန့်", "၂-၁၀-၂၀၂၅", "ဖားကန့်", "မသိရ", "", ""),
    ("၄", "နန်းဟွမ်ခမ်း", "မ", "၁၇", "စိုင်းအောင်ဆိုင်", "ကွတ်ခိုင်", "၃၀-၈-၂၀၂၅", "ကွတ်ခိုင်", "TNLA", "", "ကျောင်းသူ"),
    ("၅", "နိုင်လင်းအောင်", "ကျား", "၃၄", "ဦးစိန်မောင်", "ကောလင်း", "၂၀၂၅ ခုနှစ် စက်တင်ဘာလ", "ဖားကန့်", "မသိရ", "", ""),
    ("၆", "ဂွမ်ဂျာတူးလုမ်", "ကျား", "၁၉", "", "တနိုင်း", "၁၇-၉-၂၀၂၅", "တနိုင်း", "မသိရ", "၀၉-၁၀၀၅၅၉၀၂၇", ""),
    ("၇", "ဇခုန်ဘရန်ရှောင်", "ကျား", "၃၁", "ဦးဇခုန်လ", "ကာမိုင်း", "၃၀-၉-၂၀၂၅", "ကာမိုင်း", "စစ်ကောင်စီတပ်", "", "ကားမောင်း"),
    ("၈", "မရစ်နော်ဂျာ", "ကျား", "၂၅", "", "ဖားကန့်", "၁၁-၉-၂၀၂၅", "ဖားကန့်", "KIA", "", ""),
    ("၉", "ခင်စန္ဒာမိုး", "မ", "၃၀", "ဦးမိုးဟိန်းထွန်း", "ဖားကန့်", "၂၈-၉-၂၀၂၅", "ဖားကန့်", "မသိရ", "", ""),
    ("၁၀", "ဝင်းကိုထွန်း", "ကျား", "၂၉", "ဦးထွန်းဝေအောင်", "မြစ်ကြီးနား", "၁၂-၁၀-၂၀၂၅", "မြစ်ကြီးနား", "စစ်ကောင်စီတပ်", "", ""),
    ("၁၁", "နန်းမွှေးဆိုင်", "မ", "၁၅", "", "လားရှိုး", "၅-၁၀-၂၀၂၅", "လားရှိုး", "MNDAA", "", "ကျောင်းသူ"),
    ("၁၂", "နခုမ်လတောင်", "ကျား", "၃၈", "", "ကာမိုင်း", "၁၈-၁၀-၂၀၂၅", "ကာမိုင်း", "စစ်ကောင်စီတပ်", "", ""),
    ("၁၃", "", "", "", "", "", "", "", "", "၀၉-၁၀၀၄၈၀၁၃၃", "နောက်မှ ထပ်မေးရန်"),
    ("", "စုစုပေါင်း", "", "", "", "", "", "", "", "", "၁၂ ဦး"),
)

# How Zawgyi writes what Unicode writes. Source: the code chart of the Zawgyi-One font, a public fact; written anew.
_STACKED = dict(
    zip(
        "ကခဂဃစဆဇဈဋဌဏတထဒဓနပဖဗဘမလ",
        "\u1060\u1061\u1062\u1063\u1065\u1066\u1068\u1069\u106c\u106d\u1070\u1071\u1073\u1075\u1076\u1077\u1078\u1079"
        "\u107a\u107b\u107c\u1085",
        strict=True,
    )
)
_BROAD = set("ကဃဆဏတထဘယလသဟအ")  # letters that need the broad form of ra-yit
_SYLLABLE = re.compile(
    "(?P<kinzi>\u1004\u103a\u1039)?(?P<base>[\u1000-\u1021\u103f])(?P<stacked>\u1039[\u1000-\u1021])?"
    "(?P<ya>\u103b)?(?P<ra>\u103c)?(?P<wa>\u103d)?(?P<ha>\u103e)?(?P<e>\u1031)?(?P<i>[\u102d\u102e\u1032]?)"
    "(?P<u>[\u102f\u1030]?)(?P<a>[\u102b\u102c]?)(?P<anusvara>\u1036?)(?P<dot>\u1037?)(?P<asat>\u103a?)"
    "(?P<visarga>\u1038?)"
)


def zawgyi(text: str) -> str:
    """Write Burmese in Zawgyi as somebody with that keyboard would have typed it.

    Args:
        text: Unicode in NFC, of the letters that an everyday notice needs.

    >>> zawgyi("ကြေး") == "\u1031\u107eက\u1038"
    True
    """
    return _SYLLABLE.sub(_written, text)


def _written(syllable: re.Match[str]) -> str:
    part = {name: value or "" for name, value in syllable.groupdict().items()}
    base, low = part["base"], bool(part["stacked"] or part["wa"] or part["ha"] or part["u"])
    # ra-yit has a broad form for broad letters, and one cut short on top where a vowel stands above
    ra = "\u103b\u107f\u107e\u1080"[2 * (base in _BROAD) + bool(part["i"])] if part["ra"] else ""
    below = bool(part["stacked"] or part["ya"] or part["ra"] or (part["wa"] and part["u"]))
    u = {"\u102f": "\u1033", "\u1030": "\u1034"}.get(part["u"], "") if below else part["u"]
    wa_ha = {"wh": "\u108a", "w": "\u103c", "h": "\u103d", "": ""}[
        ("w" if part["wa"] else "") + ("h" if part["ha"] else "")
    ]
    if part["ha"] and not part["wa"] and part["u"] and not below:
        wa_ha, u = {"\u102f": "\u1088", "\u1030": "\u1089"}[part["u"]], ""
    kinzi = "\u1064" if part["kinzi"] else ""
    i = part["i"]
    if i == "\u102d" and part["anusvara"]:
        i, part["anusvara"] = "\u108e", ""
    if part["kinzi"] and i in ("\u102d", "\u102e"):
        kinzi, i = {"\u102d": "\u108b", "\u102e": "\u108c"}[i], ""
    letter = {"\u103f": "\u1086"}.get(base, base)
    if low and base in "န":
        letter = "\u108f"
    if base == "ည" and (part["wa"] or part["stacked"]):
        letter = "\u106b"
    if base == "ရ" and part["u"]:
        letter = "\u1090"
    stacked = _STACKED[part["stacked"][1]] if part["stacked"] else ""
    a = "\u105a" if part["a"] == "\u102b" and part["asat"] else part["a"]
    asat = "" if a == "\u105a" else ("\u1039" if part["asat"] else "")
    dot = part["dot"]
    if dot and (part["ya"] or part["ra"] or part["wa"]):
        dot = "\u1095"
    elif dot and (part["u"] or part["ha"] or base == "န"):
        dot = "\u1094"
    ya = "\u103a" if part["ya"] else ""
    # the vowel e and ra-yit stand before the letter; the dot and asat come last
    before = ("\u1031" if part["e"] else "") + ra
    return before + letter + stacked + ya + kinzi + wa_ha + i + part["anusvara"] + u + a + dot + asat + part["visarga"]


def spreadsheet() -> bytes:
    """Write the second group's list: a title, a gap, headers, rows; every cell is text."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "စာရင်း"
    for number, row in ((1, (TITLE,)), (3, HEADER), *enumerate(ROWS, start=4)):
        for column, value in enumerate(row, start=1):
            if value:
                cell = sheet.cell(number, column, value)
                cell.data_type = "s"
    book.properties.creator = "invented"
    book.properties.created = datetime(2025, 10, 30)
    made = io.BytesIO()
    book.save(made)
    return _same_bytes_every_time(made.getvalue())


def _same_bytes_every_time(body: bytes) -> bytes:
    """Take the clock out of a spreadsheet: one date for every part, and no compression that could differ."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2025-10-30T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, (2025, 10, 30, 0, 0, 0)), part)
    return out.getvalue()


def files() -> dict[str, bytes]:
    """The files that this script makes, by name."""
    return {"notice-04.txt": zawgyi(NOTICE).encode(), "list_b.xlsx": spreadsheet()}


def main(arguments: list[str]) -> None:
    """Write them into the folder given, or into the example."""
    folder = Path(arguments[0]) if arguments else FOLDER
    for name, body in files().items():
        (folder / name).write_bytes(body)


if __name__ == "__main__":
    main(sys.argv[1:])
