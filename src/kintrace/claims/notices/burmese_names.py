"""Names in Burmese letters in a notice, each with the part it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.named import ALIAS, FATHER, MOTHER, OTHER, PARENT, SOUGHT, Named, blocked

# Burmese writes no blanks between words; a name in running text begins with its title as a rule
_TITLES_MY = (
    "ဒေါ်", "ဦး", "ကို", "မောင်", "မ", "စော", "နော်", "နန်း", "စိုင်း", "ခွန်", "ဆလိုင်း", "မိ", "နိုင်", "ဆရာတော်", "ဆရာမ", "ဆရာ", "ဗိုလ်",
    "မာမတ်", "ဆလိုင်း", "လဖိုင်", "မရန်", "လထော်", "အင်ခေါင်", "ဇာဟ်ခုံ", "နခုံ",
)  # fmt: skip
_BURMESE = re.compile(
    rf"(?:(?<=[\s၊။(\[\"“”:–—/+-])|^)(?:{'|'.join(_TITLES_MY)})[\u1000-\u103f\u104c-\u109f]{{2,40}}", re.MULTILINE
)
_PARTICLES = re.compile(
    r"(?:တို့၏|တို့ရဲ့|တို့က|တို့|ဆိုသူသည်|ဆိုသူ|ဆိုတဲ့|ဖြစ်သူ|ဟာ|သည်|နှင့်|နဲ့|ရဲ့|၏|အား|"
    r"ပါရှင်|ပါခင်ဗျ|ပါတယ်|ပါသည်|ပါ|(?<=[်းံ့ာိီုူေဲ])က|ကို)\Z"
)
# a clause that begins with a syllable that is also a title: "is not known", "cannot be found"
_NO_NAME_MY = re.compile(
    r"(?:ပါဘူး|ဘူး|ပါနဲ့|ပါရန်|ရန်|ဘဲ|မီ|ခင်|ချင်|ရင်|လို့|တဲ့|သော|ပါ|ရ|ကြ|နိုင်|တတ်|ပြီး|နေ|သေး|ဖြစ်စေ|မှုကို|"
    r"မှာ|တွင်)\Z|"
    r"\A(?:အသက်|အရွယ်|ဆိုသူ|နာမည်|အမည်|ယခု|လွန်ခဲ့|ပြီးခဲ့|လူငယ်|လူကြီး|အမျိုး|ကလေး|သားသမီး|ဇာတိ|နေရပ်|ဖုန်း|"
    r"မြို့|မင်္ဂလာ|မိသားစု|မိဘ|မိတ်|မနေ့|မနက်|မနှစ်|မည်သူ|မည်|မသိ|မတွေ့|မရ|မဟုတ်|ကိုယ်|ကိုး|ကိုင်|ဦးနှောက်|"
    r"ဦးထုပ်|စောင့်|စောစော|နိုင်ငံ|"
    r"မိနစ်|မီး|မုန့်|မျက်|မျှ|မြန်|မြင်|မောင်း|ဆရာဝန်|ဗိုလ်ချုပ်လမ်း)"
)
_KIN_MY = (
    r"သား|သမီး|အစ်ကို|အကို|ညီမ|ညီ|မောင်လေး|မောင်|အစ်မ|အမ|ခင်ပွန်း|ယောက်ျား|အမျိုးသား|ဇနီး|မိန်းမ|တူမ|တူ|"
    r"မြေး|သူငယ်ချင်း"
)
_FATHER_MY = re.compile(r"(?:\((?:ဘ|အဘ)\)|အဖေ(?:့)?|ဖခင်|အဘ|အဖ)(?:အမည်|နာမည်)?(?:\s*(?:ကတော့|က|မှာ|သည်|ဖြစ်သူ))?[\s:-]*\Z")
_MOTHER_MY = re.compile(r"(?:\((?:မိ|အမိ)\)|အမေ(?:့)?|မိခင်|အမိ)(?:အမည်|နာမည်)?(?:\s*(?:ကတော့|က|မှာ|သည်|ဖြစ်သူ))?[\s:-]*\Z")
_PARENTS_MY = re.compile(r"မိဘ(?:များ|တွေ|နှစ်ပါး)?(?:ဖြစ်သော|ဖြစ်တဲ့|အမည်)?(?:ကတော့|က|မှာ|သည်)?[\s:-]*\Z")
_OF_PARENTS_MY = re.compile(r"\s*(?:တို့(?:၏|ရဲ့)?|၏|ရဲ့)\s*(?:သား|သမီး)")
_ALIAS_MY = re.compile(
    r"(?:[\u1000-\u109f]\s*\(\Z|\((?:ခေါ်|ခ)\)|\bခေါ်|အမည်ကွဲ|မြန်မာနာမည်|(?:အိမ်)?နာမည်ပြောင်|ဖြေ|"
    r"လို့ခေါ်)[\s:]*[\"“(]?\s*\Z|[\"“]\Z"
)
_CONTACT_MY = re.compile(
    rf"(?:ဆက်သွယ်(?:ရန်|ရမှာက|ရမည့်သူ)?|ဖုန်း|အကြောင်းကြား|သို့/)[\s:-]*(?:(?:{_KIN_MY})\s*)?\Z|(?:ဆရာတော်|"
    rf"အဒေါ်ကြီး|ဦးလေး|အဒေါ်|နှမ)\s*\Z"
)
_PHONE_SOON = re.compile(r"[^\n။]{0,14}?(?:\+?95|[0၀])[\s-]*(?:[0-9\u1040-\u1049][\s-]?){7,}")
_SOUGHT_MY = re.compile(
    rf"(?:(?:(?<!အဖေ)(?<!အမေ)(?<!အဘ)(?<!ဖခင်)(?<!မိခင်)(?<!အဖ))(?:နာမည်|အမည်)(?:ရင်း|အရင်း)?(?:ကတော့|က|မှာ|"
    rf"သည်)?|{_KIN_MY}|(?:{_KIN_MY})ဖြစ်သူ|ရှာ(?:ဖွေ)?နေ\w*)[\s:-]*\Z"
)


# a name without a title, by the words that bring it in or the age after it
_UNTITLED = re.compile(
    rf"(?:(?<!အဖေ)(?<!အမေ)(?<!အဘ)(?<!ဖခင်)(?<!မိခင်)(?<!အဖ)(?:နာမည်|အမည်)(?:ရင်း|အရင်း)?(?:ကတော့|က|မှာ|"
    rf"သည်)?[\s:\-–—=]+|(?:{_KIN_MY})(?:ဖြစ်သူ|လေး)\s*)(?P<led>[\u1000-\u103f\u104c-\u109f]{{4,40}})"
    rf"|(?:(?<=[\s၊။(\[\"“”:–—/-])|"
    rf"^)(?P<aged>[\u1000-\u103f\u104c-\u109f]{{4,30}})(?=\s*(?:\([^()\n]{{2,20}}\)\s*)?[၊,]?\s*(?:အသက်|"
    rf"[(]\s*[0-9\u1040-\u1049]{{1,2}}\s*[)]\s*နှစ်|[0-9\u1040-\u1049]{{1,2}}\s*နှစ်))"
    rf"|(?:(?<=[\s၊။(\[\"“”:–—/-])|^)(?P<named>[\u1000-\u103f\u104c-\u109f]{{4,30}}?)\s*(?:အမည်ရှိ|အမည်ရ|ဆိုသူ|"
    rf"ဆိုတဲ့)",
    re.MULTILINE,
)
_CALLED = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?ဆို(?:သူ|တဲ့)")


def burmese(text: str) -> Iterator[Named]:
    taken = blocked(text)
    spans = [m.span() for m in _BURMESE.finditer(text)]
    untitled = [m.span(next(g for g in m.groupdict() if m[g])) for m in _UNTITLED.finditer(text)]
    known = set(untitled)
    spans += [s for s in untitled if not any(a < s[1] and s[0] < b for a, b in spans)]
    for start, end in sorted(spans):
        if (owner := _OWNER.search(text, start + 3, end)) is not None:
            end = owner.start()
        while (tail := _PARTICLES.search(text, start, end)) is not None and tail.start() - start > 4:
            end = tail.start()
        name = text[start:end]
        if any(a < end and start < b for a, b in taken):
            continue
        if (
            _no_name(name)
            or _counted(text, start, name)
            or not ((start, match_end(known, start)) in known or _likely(name) or _CALLED.match(text, end, end + 60))
        ):
            continue
        part = _part_my(text, start, end)
        before = text[max(0, start - 40) : start]
        if part == SOUGHT and _signs(text, start, end):
            part = OTHER
        yield Named(start, end, part, part == SOUGHT and bool(_SOUGHT_MY.search(before) or _AGED_MY.match(text, end)))


# an age in brackets or with its own word is of the father, one behind a comma may be of the child
_HIS_AGE = re.compile(r"\s*(?:[၊,(]?\s*အသက်\s*[(]?[0-9\u1040-\u1049]|[(]\s*[0-9\u1040-\u1049]{1,2}\s*[)]?\s*နှစ်)")
_AGED_MY = re.compile(r"\s*[၊,]?\s*(?:အသက်|[(]?\s*[0-9\u1040-\u1049]{1,2}\s*[)]?\s*နှစ်)")
_SIGNED_MY = re.compile(rf"(?:^|\n)\s*(?:{_KIN_MY})(?:ဖြစ်သူ|များ)?\s+(?:[^\n။]{{2,40}}၊\s*(?:{_KIN_MY})\s+)?\Z")
_MOST_BEHIND = 120  # code points behind the name of whoever signs


def _signs(text: str, start: int, end: int) -> bool:
    """Whether a name with a word for kin stands by itself at the foot: whoever put the notice up."""
    if _SIGNED_MY.search(text, max(0, start - 70), start) is None or _AGED_MY.match(text, end):
        return False
    if text[:start].strip().count("\n") < 2:  # lines above the foot
        return False
    return len(text) - end < _MOST_BEHIND or _NUMBER_SOON.match(text, end) is not None


_NUMBER_SOON = re.compile(r"[^။]{0,60}?[+0၀][ -]?[0-9\u1040-\u1049]")


# behind "U" and "Daw" what ends like a verb is a name all the same: "ဦးအုန်းခင်", "ဒေါ်မြခင်"
_SURE_TITLES = ("ဦး", "ဒေါ်", "စိုင်း", "နန်း", "နော်", "စော", "ခွန်")
_OWNER = re.compile(r"(?:တို့)?(?:၏|ရဲ့)")  # whose child: "ဒေါ်မြတို့၏သား"
_COUNTED = re.compile(r"(?:[0-9\u1040-\u1049]|တစ်|နှစ်|သုံး|လေး|ငါး)\s*\Z")  # "၃ ဦး": three persons


def _counted(text: str, start: int, name: str) -> bool:
    return name.startswith("ဦး") and _COUNTED.search(text, max(0, start - 12), start) is not None


_PLACE_ENDS = re.compile(rf"(?:{words.listed('place_end_my')})\Z")


def _no_name(name: str) -> bool:
    found = _NO_NAME_MY.search(name)
    if found is not None and not (found.start() > 0 and name.startswith(_SURE_TITLES)):
        return True
    return _PLACE_ENDS.search(name) is not None


def match_end(known: set[tuple[int, int]], start: int) -> int:
    """Where the run that was found by what stands around it ends; ``-1``: none begins here."""
    return next((b for a, b in known if a == start), -1)


def _likely(name: str) -> bool:
    """Whether the lexicon reads a title before the rest."""
    from kintrace.lexicon import names

    form = names.parse(name).forms[0]
    return form.parts[0].leading >= 0.5 or form.parts[0].role == "clan"


def _part_my(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _ALIAS_MY.search(before):
        return ALIAS
    if _CONTACT_MY.search(before):
        return OTHER
    if _PARENTS_MY.search(before):
        return PARENT
    if _OF_PARENTS_MY.match(after):
        return MOTHER if text[start:end].startswith(("ဒေါ်", "မ", "နော်", "နန်း")) else FATHER
    if (_FATHER_MY.search(before) or _MOTHER_MY.search(before)) and _HIS_AGE.match(after):
        return SOUGHT  # "အဖေက ဦးလှ အသက် ၄၀": both are missing
    if _FATHER_MY.search(before) and not _lost_is(text, ("အဖေ", "ဖခင်")):
        return FATHER
    if _MOTHER_MY.search(before) and not _lost_is(text, ("အမေ", "မိခင်")):
        return MOTHER
    if _PHONE_SOON.match(after):
        return OTHER
    return SOUGHT


def _lost_is(text: str, kin: tuple[str, ...]) -> bool:
    """Whether the notice is about this relative: "my father is missing"."""
    return any(f"{k}ပျောက်" in text or f"{k} ပျောက်" in text for k in kin)
