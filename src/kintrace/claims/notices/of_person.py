"""What the sentences of a notice say of somebody: age, birth, home, work and clothes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.lines import CLOTHES, only_clothes
from kintrace.claims.notices.named import Named
from kintrace.claims.notices.people import Sought
from kintrace.claims.notices.spans import Span, clause_start, group_span, trimmed

_NUMBER_EN = (
    r"(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[\s-](?:one|two|three|four|five|six|seven|"
    r"eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen)"
)
_AGE_BEHIND = re.compile(
    rf"[\s,(–—-]*(?:(?:boy|girl|male|female|man|woman|m|f)\s*,\s*)?(?:who\s+)?(?:is\s+)?(?:aged?\s+|about\s+|"
    rf"around\s+)?"
    rf"(?P<age>{_NUMBER_EN})\b(?!\s*[:./]\s*\d|\s*(?:am|pm|o'clock|people|kyat|sons?|children|days?|hours?|"
    rf"months?|weeks?)\b)(?=\s*(?:years?|yrs?|or\s+so|[,.)–—\n-]|and\b|\Z))",
    re.IGNORECASE,
)
_AGE_EN = re.compile(
    rf"\b(?:aged?|age\s+is|age:?)\s+(?P<age>{_NUMBER_EN})\b|\b(?P<age2>{_NUMBER_EN})[\s-]+years?(?:\s+old|"
    rf"\s+of\s+age)?\b(?!\s+ago)",
    re.IGNORECASE,
)
_MY_DIGITS = r"[0-9\u1040-\u1049]"
_MY_NUMBER = (
    r"(?:တစ်ဆယ့်|နှစ်ဆယ့်|သုံးဆယ့်|လေးဆယ့်|ငါးဆယ့်|ခြောက်ဆယ့်|ခုနစ်ဆယ့်|ရှစ်ဆယ့်|ဆယ့်)?(?:တစ်|နှစ်|"
    r"သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ရှစ်|ကိုး)|(?:နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်)ဆယ်|တစ်ဆယ်|ဆယ်"
)
_AGE_MY = re.compile(
    rf"အသက်(?:ကတော့|က|မှာ|သည်)?\s*[(]?\s*(?P<age>{_MY_DIGITS}{{1,2}}|{_MY_NUMBER})\s*[)]?|"
    rf"[(]?(?<!{_MY_DIGITS})(?P<age2>{_MY_DIGITS}{{1,2}})[)]?\s*နှစ်(?!အတွင်း|က|ကျော်|ယောက်|ခု|ပိုင်း|ည)|"
    rf"(?<![က-႟])(?P<age3>{_MY_NUMBER})နှစ်(?=\s*[၊။အရ]|\s)"
)
_HOME_EN = re.compile(
    r"\b(?:residing\s+at|resident\s+of|resides?\s+(?:at|in)|"
    r"(?:who\s+)?(?:lives?|lived|living|staying|"
    r"stayed)\s+(?:at|in)|(?:used\s+to\s+)?stay\s+(?:at|in)|address:?|"
    r"home:|go\s+back(?:\s+to)?|native\s+of|(?:comes?|hails)\s+from)[ \t]+"
    r"(?P<home>(?:No\.\s*)?[^.;()\n]{3,80}?)(?=,\s+(?:left|is|was|has|"
    r"went|and|who|aged?|on)\b|\s+(?:by|with|on|since|left|has|who|and)\b|[.;()\n]|\Z)"
    r"|(?:,\s+|\A\s*|\d\s+|\)\s+|\.\s+|^[ \t]*)(?:[Hh]e\s+(?:is|was)\s+|[Ss]he\s+(?:is|was)\s+)?(?:from|"
    rf"of)\s+(?P<from>(?=[A-Z0-9])(?:No\.\s*)?[^.;()\n]{{3,70}}?)(?=,\s+(?:[a-z]{{2,}}|he|she)\b|\s+(?:on|he|she|has|was|is|went|"
    r"by|since|who)\b|[.;()\n]|\Z)"
    rf"|\b(?:cousins?|brothers?|sisters?|friends?|sons?|daughters?|people|men|women|man|woman|boys?|girls?|{words.listed('work')})"
    r"\s+from\s+(?P<whence>(?=[A-Z])[^.;,()\n]{3,60}?)(?=\s+(?:on|are|is|he|she|has|have|was|were|went|by|since|who|did|came)\b|[.;,()\n]|\Z)"
    r"|\bfrom\s+(?P<house>(?:his|her)\s+[\w'’]+\s+(?:home|house)\s+(?:in|at)\s+[A-Z][^.;()\n]{3,50}?)"
    r"(?=\s+(?:yesterday|today|on|at|last|this)\b|[.;()\n]|\Z)"
    r"|\b[Ss]on\s+of\s+(?:U|Ko|Saw|Sai)\s[^,.;()\n]{3,40},\s+(?P<line>[A-Z][^.;()\n]{3,60})(?=\s*\n|\s*\Z)"
    r"|\bour\s+village\b[^.]{0,200}?\b(?:came\s+into|attacked)\s+(?P<village>[A-Z][^.;()\n]{3,60}?)(?=\s+and\b|[.;])"
)
_HOME_MY = re.compile(
    r"(?P<home>[က-႟၀-၉0-9\s၊()/.-]{4,80}?)\s*(?:မှာ|တွင်|၌)?\s*(?<!ရှာ)(?<!ရှာဖွေ)(?<!ပျောက်)(?<!ဆုံး)(?:နေထိုင်|နေတဲ့|နေပါတယ်|နေပါသည်|နေသူ|နေသော|"
    r"နေသည့်|နေ(?=\s+(?:ဦး|ဒေါ်|ကို|မောင်)))|(?:ဇာတိ|နေရပ်)(?:ကတော့|က|မှာ)?[\s:-]+(?P<native>[^\n။]{4,60}?)(?=ပါ?(?:[။\n]|\Z)|\s+ပါ|[။\n]|\Z)"
    r"|(?P<whence>[က-႟၀-၉0-9\s၊]{4,70}?)\s*(?:နေ)?အိမ်\s*(?:ကနေ|က|မှ)(?![\u102b-\u103e])|(?:^|"
    r"။)\s*(?P<village>[က-႟၀-၉0-9\s၊]{4,60}?(?:ရွာ|မြို့|ရပ်ကွက်))က\s|(?:^|။)\s*(?P<of>[က-႟၀-၉0-9\s၊]{4,60}?)\s*က(?:\s+[က-႟]{3,20})?ပါ(?=[။\s]|\Z)",
    re.MULTILINE,
)
_WORK_EN = re.compile(
    rf"\b(?:sellers?\s+of\s+\w+|[\w-]+\s+(?:seller|worker|driver|operator|owner|trader|maker)|{words.listed('work')})\b"
)
_AGENT = (
    r"(?:[a-z-]+\s+){0,2}(?:[a-z-]{2,}(?:er|or|ist|ian|smith|wright|man|woman|boy|girl|keeper)|[a-z-]*cook|clerk|monk|guard|nurse|"
    r"tailor|student|staff|mechanic|chef|pilot|servant|attendant|assistant|apprentice|herdsman)"
)
# "works as a gold panner", "is a dentist", "26 - gold panner"
_WORK_FRAMES = (
    re.compile(
        r"\b(?:works?|worked|working|employed|job\s+is|makes\s+(?:his|her)\s+living)\s+as\s+(?:an?\s+|the\s+)?"
        r"(?P<work>[a-z][a-z-]*(?:\s+[a-z-]+){0,3}?)(?=[,.;()\n]|\s+(?:in|at|from|for|before|and|since|who|on|near|to|until)\b|\Z)"
    ),
    re.compile(rf"\b(?:is|was|,)\s+an?\s+(?P<work>{_AGENT})(?=[,.;()\n]|\s+(?:from|at|in|by|of|and|for)\b|\Z)"),
    re.compile(
        rf"\b[0-9]{{1,2}}(?:\s*(?:years?|yrs?)(?:\s+old)?)?\s*[,·•/–—-]+\s*(?:an?\s+)?(?P<work>{_AGENT})(?=\s*(?:[,.;()\n/·•–—]|from\b|of\b|in\b|\Z))"
    ),
)
_NO_WORK = re.compile(rf"(?:.*\s)?(?:{words.listed('no_work')})\Z", re.IGNORECASE)
_WORK_MY = re.compile(
    rf"(?<![က-႟])(?P<work>[က-႟]{{0,24}}?(?:{words.listed('work_end_my')}))(?=[\s၊။,]|\Z|ပါ|ဖြစ်|လုပ်|ကလေး|သည်|ဟာ)"
)
_CLOTHES_EN = re.compile(
    r"\b(?:wearing|dressed\s+in|wears?|wore|had\s+on|in\s+an?\s+(?=(?:[\w-]+\s+){0,2}(?:shirt|dress|longyi|"
    r"jacket)))\s+(?P<clothes>[^.;()\n]{3,90}?)(?=[.;()\n]|,?\s+(?:when|and\s+(?:he|she|was|has|went|did|carr\w+|had|took|is)|"
    r"on\s+(?:that|the)\s+day)\b|\Z)"
    r"|(?:^|[/|])\s*(?:HE|SHE|Boy|Girl|He|She)\s*:\s*(?P<whose>[^\n/|]{3,60}?)\s*(?=$|[/|\n])"
    r"|^\s*(?P<line>[^\n:.]{0,40}?\b(?:shirt|t-shirt|longyi|trousers|jeans|jacket|sweater|dress|htamein|shoes?|"
    r"slippers|shorts|cap|pyjamas|uniform)\b[^\n:.]{0,50})\s*\.?\s*$",
    re.MULTILINE,
)
_CLOTHES_HAD = re.compile(
    rf"\b(?:had|has|with|(?<!not\s)in)\s+(?:on\s+)?(?P<clothes>(?:only\s+)?(?:[\w-]+\s+){{0,4}}{CLOTHES}[^.;()\n]{{0,50}}?)(?=[.;()\n]|\Z)"
    rf"|(?:(?<=\.\s)|^)(?P<line2>(?:[\w-]+\s+){{0,3}}{CLOTHES}(?:,\s+[^.;\n]{{3,50}})?)(?=\.\s|\.?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_CLOTHES_MY = re.compile(
    r"(?:^|[။\n]|(?<=၊)|(?<=\s))\s*(?P<clothes>[က-႟\s၊၀-၉]{3,80}?)\s*(?:ကို\s*)?(?:ဝတ်ထား|ဝတ်ဆင်ထား|ဝတ်ဆင်|"
    r"ဝတ်လျက်|ဝတ်သွား)|(?P<with>[က-႟\s]{0,30}(?:ယူနီဖောင်း|အင်္ကျီ|ပုဆိုး|ထဘီ|လုံချည်|ဘောင်းဘီ|ဂျာကင်|ဝမ်းဆက်|"
    r"ရှပ်)[က-႟\s]{0,24}?)\s*(?:နဲ့|နှင့်)ပါ",
    re.MULTILINE,
)


def aged(text: str, end: int) -> bool:
    """Whether an age stands right behind a name."""
    return _AGE_BEHIND.match(text, end, end + 50) is not None or (
        (match := _AGE_MY.search(text, end, end + 30)) is not None and not text[end : match.start()].strip(" ၊,(")
    )


def of_person(text: str, own: Span, name_end: int, names: list[Named]) -> Iterator[tuple[str, Span]]:
    """Age, home, work and clothes, each as the words that say it."""
    age = _age(text, own, name_end)
    if age is not None:
        yield "age", age
    for match in _BORN.finditer(text, *own):
        span = trimmed(text, *group_span(match))
        if span is not None:
            yield "birth_date", span
    for meaning, finders in (("home", (_home,)), ("occupation", (_work,)), ("clothes", (_clothes,))):
        for finder in finders:
            for span in finder(text, own, names):
                yield meaning, span


_BORN = re.compile(
    r"\b(?:born(?:\s+on|\s+in)?|birth(?:day|\s+date)?:?|DOB:?)\s+(?P<en>[^,;()\n]{4,24}?)(?=[,;()\n]|\s*//|\.\s|\Z)"
    r"|(?P<my>[0-9\u1040-\u1049]{4}\s*ခုနှစ်[^။\n]{3,30}?ရက်)(?:နေ့)?\s*(?:မှာ|တွင်)?\s*မွေး",
    re.IGNORECASE,
)


def _age(text: str, own: Span, name_end: int) -> Span | None:
    match = _AGE_BEHIND.match(text, name_end, min(name_end + 60, own[1]))
    if match is not None:
        return match.span("age")
    for pattern in (_AGE_MY, _AGE_EN):
        for match in pattern.finditer(text, *own):
            group = next(g for g in ("age", "age2", "age3") if g in match.groupdict() and match[g])
            return match.span(group)
    loose = re.compile(rf",\s+(?:about\s+|around\s+)?(?P<age>{_NUMBER_EN})(?:\s+or\s+so)?\s*(?=,)", re.IGNORECASE)
    if (match := loose.search(text, name_end, min(name_end + 90, own[1]))) is not None:
        return match.span("age")
    behind = re.compile(rf"(?:is|are)\s+(?P<age>{_NUMBER_EN})\b(?=\s+(?:and|years?|now)|[,.])", re.IGNORECASE)
    match = behind.search(text, name_end, min(name_end + 90, own[1])) or _IS_AGED.search(text, name_end, own[1])
    return match.span("age") if match else None


_IS_AGED = re.compile(
    rf"\b(?:he|she)\s+is\s+(?:now\s+|about\s+|around\s+|only\s+)?(?P<age>{_NUMBER_EN})\b(?=\s+(?:with|and|but|years?|now)\b|[,.;])",
    re.IGNORECASE,
)


def _home(text: str, own: Span, names: list[Named]) -> Iterator[Span]:
    from kintrace.lexicon import places

    for match in _HOME_EN.finditer(text, *own):
        span = trimmed(text, *group_span(match))
        if span is not None and (any(c.isupper() for c in text[span[0] : span[1]]) or text[span[0]].isdigit()):
            yield span
    for match in _HOME_MY.finditer(text, *own):
        start, end = group_span(match)
        if match["native"] is None:
            start = clause_start(text, start, end)
            if _ELSEWHERE_MY.search(text, start, end):
                continue
            start = max([start, *(n.end for n in names if start < n.end < end)])
        span = trimmed(text, start, end)
        if span is not None and places.gazetteer().places_in(text[span[0] : span[1]]):
            yield _from_place(text, span)


def _from_place(text: str, span: Span) -> Span:
    """The stretch from its first place on: what stands before is of something else."""
    from kintrace.lexicon import places

    found = places.gazetteer().places_in(text[span[0] : span[1]])
    return (span[0] + found[0].start, span[1]) if found and found[0].start > _SHORT_PLACE else span


_SHORT_PLACE = 16  # code points: what no gazetteer holds may stand before a ward that it does
_ELSEWHERE_MY = re.compile(r"(?:မှာ|တွင်|၌)\s|သူငယ်ချင်း|ဆွေမျိုး")  # a friend's house is nobody's home


def _work(text: str, own: Span, names: list[Named]) -> Iterator[Span]:
    for frame in _WORK_FRAMES:
        for match in frame.finditer(text, *own):
            if not _NO_WORK.match(match["work"]) and not any(n.start < match.start() < n.end for n in names):
                yield match.span("work")
    for match in _WORK_EN.finditer(text, *own):
        before = text[max(own[0], match.start() - 12) : match.start()]
        if not _SOMEBODY_ELSE.search(before) and not _ANOTHER_S.match(text[match.end() : match.end() + 8]):
            yield match.span()
    for match in _WORK_MY.finditer(text, *own):
        span = trimmed(text, *match.span("work"))
        if span is not None:
            yield span


_SOMEBODY_ELSE = re.compile(r"\b(?:to|with|by|his|her|my|some|four|two|three|from|the|no\s+more)\s+\Z", re.IGNORECASE)
_ANOTHER_S = re.compile(r"['’]s\b|\s+(?:said|told|saw|U|Daw|Ko|Ma|people|shop)\b")


def _clothes(text: str, own: Span, names: list[Named]) -> Iterator[Span]:
    del names
    for match in _CLOTHES_EN.finditer(text, *own):
        span = trimmed(text, *group_span(match), " \t\r\n,;.")
        if span is not None:
            yield span
    for match in _CLOTHES_HAD.finditer(text, *own):
        span = trimmed(text, *group_span(match), " \t\r\n,;.")
        if span is not None:
            yield span
    for match in _CLOTHES_MY.finditer(text, *own):
        start, end = group_span(match)
        start = clause_start(text, start, end)
        span = only_clothes(text, start, end)
        if span is not None:
            yield span


def clothes_by_sex(text: str, one: Sought) -> list[Span]:
    """Of "HE: cap / SHE: sweater", the part of this person."""
    from kintrace.lexicon import names

    if one.opening is None:
        return []
    name = text[one.opening.start : one.opening.name_end]
    male = names.parse(name).male_probability
    near = text[one.opening.name_end : one.opening.name_end + 16].lower()
    is_male = "boy" in near or (male is not None and male > 0.5) if "girl" not in near else False
    wanted = ("he", "boy") if is_male else ("she", "girl")
    return [
        s
        for s in _clothes(text, (0, len(text)), [])
        if re.search(rf"(?:^|[/|\n])\s*(?:{'|'.join(wanted)})\s*:\s*\Z", text[: s[0]], re.IGNORECASE)
    ]
