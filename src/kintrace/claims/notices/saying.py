"""What the sentences of a notice say of somebody: age, home, work, clothes; when, where and by whom they went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.lines import CLOTHES, PLACE_MY
from kintrace.claims.notices.naming import Named
from kintrace.claims.notices.people import Sought

Span = tuple[int, int]

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
    rf"အသက်\s*[(]?\s*(?P<age>{_MY_DIGITS}{{1,2}}|{_MY_NUMBER})\s*[)]?|"
    rf"[(]?(?<!{_MY_DIGITS})(?P<age2>{_MY_DIGITS}{{1,2}})[)]?\s*နှစ်(?!အတွင်း|က|ကျော်|ယောက်|ခု|ပိုင်း|ည)|"
    rf"(?<![က-႟])(?P<age3>{_MY_NUMBER})နှစ်(?=\s*[၊။အရ]|\s)"
)
_HOME_EN = re.compile(
    r"\b(?:residing\s+at|resident\s+of|resides?\s+(?:at|in)|(?:who\s+)?(?:lives?|lived|living|staying|"
    r"stayed)\s+(?:at|in)|(?:used\s+to\s+)?stay\s+(?:at|in)|address:?|"
    r"home:|go\s+back(?:\s+to)?|native\s+of)\s+(?P<home>(?:No\.\s*)?[^.;()\n]{3,80}?)(?=,\s+(?:left|is|was|has|"
    r"went|and|who|aged?|on)\b|\s+(?:by|with|on|since|left|has|who|and)\b|[.;()\n]|\Z)"
    r"|(?:,\s+|\A\s*|\d\s+)(?:he\s+is\s+|she\s+is\s+)?(?:from|"
    r"of)\s+(?P<from>(?=[A-Z0-9])[^.;()\n]{3,70}?)(?=,\s+(?:[a-z]{2,}|he|she)\b|\s+(?:on|he|she|has|was|is|went|"
    r"by|since|who)\b|[.;()\n]|\Z)"
    r"|\b[Ss]on\s+of\s+(?:U|Ko|Saw|Sai)\s[^,.;()\n]{3,40},\s+(?P<line>[A-Z][^.;()\n]{3,60})(?=\s*\n|\s*\Z)"
    r"|\bour\s+village\b[^.]{0,200}?\b(?:came\s+into|attacked)\s+(?P<village>[A-Z][^.;()\n]{3,60}?)(?=\s+and\b|[.;])"
)
_HOME_MY = re.compile(
    r"(?P<home>[က-႟၀-၉0-9\s၊()/.-]{4,80}?)\s*(?:မှာ|တွင်|၌)?\s*(?:နေထိုင်|နေတဲ့|နေပါတယ်|နေပါသည်|နေသူ|နေသော|"
    r"နေသည့်|နေ(?=\s+(?:ဦး|ဒေါ်|ကို|မောင်)))|ဇာတိ(?:က|မှာ)?[\s:-]+(?P<native>[^\n။]{4,60})"
    r"|(?P<whence>[က-႟၀-၉0-9\s၊]{4,70}?)\s*(?:နေ)?အိမ်\s*(?:ကနေ|က|မှ)|(?:^|"
    r"။)\s*(?P<of>[က-႟၀-၉0-9\s၊]{4,60}?)\s*ကပါ(?=[။\s]|\Z)",
    re.MULTILINE,
)
_WORK_EN = re.compile(
    r"\b(?:university\s+student|student|nurse|teacher|farmer|driver|taxi\s+driver|mechanic|motorbike\s+mechanic|"
    r"seller\s+of\s+\w+|[\w-]+\s+seller|"
    r"carpenter|mason|fisherman|trader|shopkeeper|clerk|cook|tailor|doctor|midwife|monk|novice|pastor|deacon|"
    r"miner|jade\s+miner|gold\s+miner|labou?rer|"
    r"day\s+labou?rer|worker|[\w-]+\s+worker|(?:NGO\s+)?(?:field\s+)?staff|volunteer|engineer|electrician|"
    r"welder|barber|waiter|waitress|guard|security\s+guard|"
    r"reporter|journalist|photographer|lawyer|accountant|manager|housewife|boatman|truck\s+driver|car\s+driver|"
    r"bus\s+driver|cowherd|soldier|policeman|"
    r"gold\s?smith|(?:highway\s+)?bus\s+driver|jade\s+mine\s+worker|government\s+servant|civil\s+servant|"
    r"bank\s+clerk|school\s*girl|school\s*boy|pupil|singer|painter|broker|vendor|tea\s+picker|porter)\b",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"\b(?:to|with|by|a|his|her|my|some|the|four|two|three)\s+\Z|\b(?:teacher|doctor|monk)\s+(?:Daw|U|Ko|Ma)\b",
    re.IGNORECASE,
)
_WORK_MY = re.compile(
    r"(?<![က-႟])(?P<work>[က-႟]{0,24}?(?:ထိမ်ဆရာ|ပြဆရာ|အိမ်ဖော်|နောက်လိုက်|ကုန်ကားမောင်း|ကားမောင်း|သမား|ဝန်ထမ်း|"
    r"ကျောင်းသား|ကျောင်းသူ|သူနာပြု|လုပ်သား|ယာဉ်မောင်း|ဒရိုင်ဘာ|ရောင်းသူ|အလုပ်သမား|ပန်းရံဆရာ|လက်သမားဆရာ|ဆရာဝန်|"
    r"ကုန်သည်|အရာရှိ|စာရေး|ဈေးသည်|ဆရာမ|စက်ချုပ်|အပ်ချုပ်သူ|မောင်းသူ))(?=[\s၊။,]|\Z|ပါ|ဖြစ်|လုပ်|ကလေး)"
)
_CLOTHES_EN = re.compile(
    r"\b(?:wearing|dressed\s+in|wears?|wore|had\s+on|in\s+an?\s+(?=(?:[\w-]+\s+){0,2}(?:shirt|dress|longyi|"
    r"jacket)))\s+(?P<clothes>[^.;()\n]{3,90}?)(?=[.;()\n]|\s+(?:when|and\s+(?:he|she|was|has|went|did)|"
    r"on\s+(?:that|the)\s+day)\b|\Z)"
    r"|(?:^|[/|])\s*(?:HE|SHE|Boy|Girl|He|She)\s*:\s*(?P<whose>[^\n/|]{3,60}?)\s*(?=$|[/|\n])"
    r"|^\s*(?P<line>[^\n:.]{0,40}?\b(?:shirt|t-shirt|longyi|trousers|jeans|jacket|sweater|dress|htamein|shoes?|"
    r"slippers|shorts|cap|pyjamas|uniform)\b[^\n:.]{0,50})\s*\.?\s*$",
    re.MULTILINE,
)
_CLOTHES_HAD = re.compile(
    rf"\b(?:had|has|with|in)\s+(?:on\s+)?(?P<clothes>(?:only\s+)?(?:[\w-]+\s+){{0,4}}{CLOTHES}[^.;()\n]{{0,50}}?)(?=[.;()\n]|\Z)"
    rf"|(?:(?<=\.\s)|^)(?P<line2>(?:[\w-]+\s+){{0,3}}{CLOTHES}(?:,\s+[^.;\n]{{3,50}})?)(?=\.\s|\.?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_CLOTHES_MY = re.compile(
    r"(?:^|[။\n]|(?<=၊)|(?<=\s))\s*(?P<clothes>[က-႟\s၊၀-၉]{3,80}?)\s*(?:ကို\s*)?(?:ဝတ်ထား|ဝတ်ဆင်ထား|ဝတ်ဆင်|"
    r"ဝတ်လျက်|ဝတ်သွား)|(?P<with>[က-႟\s]{0,30}(?:ယူနီဖောင်း|အင်္ကျီ|ပုဆိုး|ထဘီ|လုံချည်|ဘောင်းဘီ|ဂျာကင်|ဝမ်းဆက်|"
    r"ရှပ်)[က-႟\s]{0,24}?)\s*(?:နဲ့|နှင့်)ပါ",
    re.MULTILINE,
)
_WHO = (
    r"(?:(?:the|an?|some|two|three|four|five|six|seven|eight|nine|ten|several|many|unknown|armed|unidentified|"
    r"uniformed|masked|plain-?clothes|"
    r"local|junta|regime|military|army|ward|village|township|militia|security|government|our|about|around|"
    r"\d{1,2})\s+){0,4}"
    r"(?:soldiers?|police(?:men)?|army(?:\s+column)?|column|militia(?:men)?|troops|forces|group|gunmen|"
    r"men(?:\s+(?:in|with)\s+[\w-]+(?:\s+clothes|\s+uniforms?)?)?|people|persons?|"
    r"administrator|officers?|officials?|KIA|PDF|TNLA|AA|KNLA|SAC|BGF|SNA|MNDAA|UWSA|RCSS|SSPP|DKBA)"
    r"(?:\s+(?:with|and)\s+(?:(?:the|some)\s+)?(?:police|soldiers|militia|administrator|army))?"
)
_TAKING_EN = re.compile(
    rf"(?P<who>\b{_WHO})\s+(?:(?:not\s+in\s+uniform|on\s+motorbikes?|in\s+\w+\s+vehicles?|who|came|checked|then|"
    rf"have|had|has|and)\s+(?:[\w-]+\s+){{0,3}}?){{0,2}}"
    r"(?:took|taken|caught|arrested|detained|seized|dragged|called|grabbed|stopped|pulled?|came\s+(?:into|to)|"
    r"captured|beat|led)\b"
    r"|\b(?:taken|arrested|stopped|caught|seized|detained|abducted|kidnapped|called|led|dragged|"
    r"captured)\s+(?:away\s+)?by\s+(?P<by>[^.;,()\n]{3,60}?)"
    r"(?=[.;,()\n]|\s+(?:on|at|in|from|near|when|while|and\s+(?:has|have|was|nobody)|for)\b|\Z)",
    re.IGNORECASE,
)
_TAKING_MY = re.compile(
    r"(?P<who>[\u1000-\u109f0-9၀-၉][\u1000-\u109f0-9၀-၉ ]{2,60}?)\s*(?:တို့က|များက|တွေက|တွေ|က|မှ|"
    r"\s)\s*(?:ဆိုင်ကယ်(?:နဲ့|ဖြင့်)\s*|ကား(?:နဲ့|ဖြင့်)\s*)?(?:လာ|ဝင်|တင်|ဝိုင်း)*\s*"
    r"(?:ခေါ်ဆောင်သွား|ဖမ်းဆီး|ဖမ်းခေါ်|ခေါ်သွား|ဖမ်းသွား|ဖမ်းပြီး|ခေါ်ဆောင်|တားဆီး|တားလို့|တားပြီး|"
    r"ဝင်လာပြီးကတည်းက|ဝင်လာ)"
)
_ARMED_MY = re.compile(rf"{words.listed('armed_my')}|ဦး\Z")
_SEEN_EN = re.compile(
    r"\b(?:last\s+(?:seen|known\s+to\s+be|voice\s+message\s+was|call\s+was|contact\s+was|phoned?)|(?:was\s+|"
    r"were\s+)?seen|seen\s+sitting\s+[\w\s]{0,20}?|sitting\s+in\s+a\s+[\w\s]{2,20}?|he\s+was|she\s+was|"
    r"they\s+were|caught\s+\w+|"
    r"passed?\s+(?:the\s+)?checkpoint|left|went\s+out|disappeared|vanished|stopped)\s+(?:from\s+(?:his|"
    r"her)\s+\w+\s+)?(?:at|in|near|from|around)\s+(?P<at>(?!(?:his|her|their|home|about|"
    r"the\s+(?:early\s+)?morning|the\s+evening|night|\d)\b)[^.;()\n]{3,70}?)"
    r"(?=\s+(?:on(?!\s+(?:\w+\s+){1,3}(?:street|road|lane)\b)|to|at\s+(?:about|around|\d)|about|by|with|around|when|while|and|since|the\s+ward|"
    r"the\s+soldiers|for)\b|[.;()\n]|\Z)"
    r"|\bLast\s+seen:?\s+(?P<line>(?!(?:on|at)\b)[^\n.;()]{3,60}?)(?=\s+(?:about|around|at\s+\d)\b|[\n.;()]|\Z)"
    r"|\b(?:arrived(?:\s+at)?|reached)\s+(?P<arrived>[A-Z][^.;()\n]{3,60}?)(?=\s+(?:on|at|by|and|about)\b|[.;()\n]|\Z)"
    r"|\b(?:at|near)\s+(?P<there>[A-Z][^.;()\n]{3,60}?)(?=\s+(?:the\s+)?(?:ward|soldiers|police|army|some|four|"
    r"three|two)\b)"
    r"|\bcame\s+into\s+(?P<village>[A-Z][^.;()\n]{3,60}?)(?=\s+and\b|[.;]|\Z)",
    re.IGNORECASE,
)
_STARTS_MY = re.compile(
    r"^.*(?:နောက်ဆုံး|[။\n]|ပါတယ်|ပါသည်|ပြီး|တယ်|ဟာ|သည်|လို့|ရင်း|ကတော့|ဖြစ်|နာရီ(?:ခွဲ|လောက်|ခန့်)?|ရက်နေ့|နေ့က|နေ့|"
    r"မနက်က|မနက်|နံနက်|ညနေ|ည(?=\s)|ဝန်းကျင်က|ပိုင်းက|တုန်း|စဉ်)\s*",
    re.DOTALL,
)
_DIGITS = str.maketrans("၀၁၂၃၄၅၆၇၈၉", "0123456789")


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
        span = _trim(text, *_groups(match))
        if span is not None:
            yield "birth_date", span
    for meaning, finders in (("home", (_home,)), ("occupation", (_work,)), ("clothes", (_clothes,))):
        for finder in finders:
            for span in finder(text, own, names):
                yield meaning, span


def of_event(text: str, published: date | None, names: list[Named]) -> Iterator[tuple[str, Span]]:
    """The day they went, the place where they were last, and who is said to have taken them."""
    del names
    when = _day(text, published)
    if when is not None:
        yield "event_date", when
    for span in _seen_at(text):
        yield "event_place", span
    for span in takers(text):
        yield "taker", span


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
    match = behind.search(text, name_end, min(name_end + 90, own[1]))
    return match.span("age") if match else None


def _trim(text: str, start: int, end: int, marks: str = " \t\r\n,;၊။:()-–—/") -> Span | None:
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return (start, end) if end - start > 2 else None


def _cut_front_my(text: str, start: int, end: int) -> int:
    """Where the noun phrase before a Burmese verb begins: after the clause before it."""
    match = _STARTS_MY.match(text[start:end])
    return start + match.end() if match else start


def _groups(match: re.Match[str]) -> Span:
    return next(match.span(g) for g in match.groupdict() if match[g])


def _home(text: str, own: Span, names: list[Named]) -> Iterator[Span]:
    from kintrace.lexicon import places

    for match in _HOME_EN.finditer(text, *own):
        span = _trim(text, *_groups(match))
        if span is not None and (any(c.isupper() for c in text[span[0] : span[1]]) or text[span[0]].isdigit()):
            yield span
    for match in _HOME_MY.finditer(text, *own):
        start, end = _groups(match)
        if match["native"] is None:
            start = _cut_front_my(text, start, end)
            start = max([start, *(n.end for n in names if start < n.end < end)])
        span = _trim(text, start, end)
        if span is not None and places.gazetteer().places_in(text[span[0] : span[1]]):
            yield _from_place(text, span)


def _from_place(text: str, span: Span) -> Span:
    """The stretch from its first place on: what stands before is of something else."""
    from kintrace.lexicon import places

    found = places.gazetteer().places_in(text[span[0] : span[1]])
    return (span[0] + found[0].start, span[1]) if found else span


def _work(text: str, own: Span, names: list[Named]) -> Iterator[Span]:
    del names
    for match in _WORK_EN.finditer(text, *own):
        before = text[max(own[0], match.start() - 12) : match.start()]
        if not re.search(r"\b(?:to|with|by|his|her|my|some|four|two|three|from)\s+\Z", before) and not re.match(
            r"\s+(?:said|told|saw|U|Daw|Ko|Ma|people|shop)\b", text[match.end() : match.end() + 8]
        ):
            yield match.span()
    for match in _WORK_MY.finditer(text, *own):
        span = _trim(text, *match.span("work"))
        if span is not None:
            yield span


def _clothes(text: str, own: Span, names: list[Named]) -> Iterator[Span]:
    del names
    for match in _CLOTHES_EN.finditer(text, *own):
        span = _trim(text, *_groups(match), " \t\r\n,;.")
        if span is not None:
            yield span
    for match in _CLOTHES_HAD.finditer(text, *own):
        span = _trim(text, *_groups(match), " \t\r\n,;.")
        if span is not None:
            yield span
    for match in _CLOTHES_MY.finditer(text, *own):
        start, end = _groups(match)
        start = _cut_front_my(text, start, end)
        span = _trim(text, start, end)
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


_GONE = re.compile(
    r"\b(?:missing|lost|disappear\w*|left|went|last|took|taken|caught|not\s+come|came|got\s+on|since|arrested|"
    r"seen)\b|ပျောက်|ထွက်|ခေါ်|ဖမ်း|ကွဲ|နောက်ဆုံး|လက်လွတ်",
    re.IGNORECASE,
)


def _day(text: str, published: date | None) -> Span | None:
    from kintrace.lexicon import dates

    found = [
        d
        for d in dates.dates_in(text, published)
        if d.kind not in ("duration", "until") and not _of_birth(text, d.start)
    ]
    known = [d for d in found if d.when.known] or found
    if not known:
        return None
    sentences = [(m.start(), m.end()) for m in re.finditer(r"[^.။\n]+(?:\.(?=\S)[^.။\n]*)*", text)]
    gone = [d for d in known if any(a <= d.start < b and _GONE.search(text[a:b]) for a, b in sentences)]
    chosen = (gone or known)[0]
    return chosen.start, chosen.end


def _of_birth(text: str, start: int) -> bool:
    return (
        re.search(r"(?:\bborn\b|\bbirth\b|\bDOB\b|မွေး)[^.\n]{0,12}\Z", text[max(0, start - 24) : start], re.IGNORECASE)
        is not None
    )


_AT_SOME_PLACE = re.compile(
    rf"\b(?:at|in|near)\s+(?P<at>[A-Z][\w’'-]*(?:[ ,]+[\w’'-]+){{0,4}}?[ ,]+(?:{words.listed('place_noun')})\b"
    r"(?:,\s+[A-Z][\w’'-]+)?)"
)
_AT_MY = re.compile(
    r"(?P<at>[\u1000-\u109f0-9 ၊()/.-]{4,90}?)\s*(?P<case>ပေါ်မှာ|ဘက်မှာ|နားမှာ|နားက|ရှေ့မှာ|အနီးတွင်|အနီးမှာ|"
    r"မှာ|တွင်|၌|ကနေ|မှ(?=\s|စ|တစ်))"
)
_NO_EVENT_MY = re.compile(
    r"\A\s*(?:နေထိုင်|နေတဲ့|နေပါ|နေသူ|နေသော|ရေး|မေး|မွေး|ဝတ်|အမာရွတ်|မှဲ့|တက်တူး|စောင့်နေ|"
    r"မီးလောင်|ကြော်ငြာ)"
)
_END_PLACE_MY = re.compile(
    rf"{PLACE_MY}\s*(?:ရှေ့|နား|ဘက်|အနီး|ပေါ်|တောင်ဘက်|မြောက်ဘက်|အရှေ့ဘက်|"
    rf"အနောက်ဘက်)?[\s၀-၉0-9]*\Z"
)


def _seen_at(text: str) -> Iterator[Span]:
    for match in sorted(_SEEN_EN.finditer(text), key=lambda m: "last" not in m[0].lower()):
        span = _trim(text, *_groups(match))
        if span is not None and any(c.isalpha() for c in text[span[0] : span[1]]):
            yield span
    for match in _AT_SOME_PLACE.finditer(text):
        line = text[text.rfind(".", 0, match.start()) + 1 : match.end()]
        if _GONE.search(line) or re.search(r"\b(?:separated|flood|water)\b", line):
            yield match.span("at")
    ranked = sorted(_places_my(text), key=lambda x: -x[0])
    if ranked and ranked[0][0] > 0:
        yield ranked[0][1]


def _places_my(text: str) -> Iterator[tuple[int, Span]]:
    """Places in Burmese sentences, each with how much says that somebody was last seen there."""
    from kintrace.lexicon import places

    for sentence in re.finditer(r"[^။\n]+", text):
        if not re.search("[\u1000-\u109f]", sentence[0]):
            continue
        for match in _AT_MY.finditer(sentence[0]):
            if _NO_EVENT_MY.match(sentence[0][match.end() :]):
                continue
            start, end = sentence.start() + match.start("at"), sentence.start() + match.end("at")
            start = _cut_front_my(text, start, end)
            span = _trim(text, start, end)
            if span is None:
                continue
            words = text[span[0] : span[1]]
            held = places.gazetteer().places_in(words)
            if not held and not _END_PLACE_MY.search(words):
                continue
            if held and held[0].start > 12 and not _END_PLACE_MY.search(words[: held[0].start]):
                span = (span[0] + held[0].start, span[1])
            rest = sentence[0][match.end() :]
            score = (
                1
                + 3 * ("နောက်ဆုံး" in sentence[0])
                + 2 * bool(re.search("ပျောက်|ခေါ်|ဖမ်း|ကွဲ|လက်လွတ်|တွေ့|မြင်|ငှား|စောင့်|တား", rest))
            )
            yield score - 3 * bool(re.search(r"အိမ်\Z|အဆောင်\Z", words)), span


def _last_nouns_my(text: str, start: int, end: int) -> Span:
    """The words for who did it: what stands behind the place that the sentence names first."""
    for match in re.finditer(r"(?:မှာ|တွင်|ပေါ်မှာ|ကနေ|နားက)\s+", text[start:end]):
        start += match.end()
        break
    return start, end


def takers(text: str) -> Iterator[Span]:
    """Find the words for those who are said to have taken somebody."""
    for match in _TAKING_EN.finditer(text):
        span = _trim(text, *_groups(match))
        if span is not None:
            yield span
    for match in _TAKING_MY.finditer(text):
        start, end = match.span("who")
        start = _cut_front_my(text, start, end)
        span = _trim(text, *_last_nouns_my(text, start, end))
        if span is not None and _ARMED_MY.search(text[span[0] : span[1]]):
            yield span


_SEX_NOUNS = re.compile(
    r"\b(?P<m>boy|man|son|grandfather|grandpa|husband|brother|uncle|nephew)\b|\b(?P<f>girl|woman|daughter|"
    r"grandmother|grandma|wife|sister|aunt|niece|mother)\b"
    r"|(?P<mm>ကောင်လေး|သားလေး|ညီလေး|မောင်လေး|အမျိုးသား|ယောက်ျား|အဘိုး|အဖိုး|ခင်ပွန်း|အစ်ကို)|(?P<ff>ကောင်မလေး|"
    r"သမီး|ညီမ|အစ်မ|အမျိုးသမီး|မိန်းကလေး|အဘွား|ဇနီး|ကလေးမ)",
    re.IGNORECASE,
)
_HIS = re.compile(
    r"\b(?P<m>he|him|his|son|boy|man|brother|husband|nephew|father)\b|\b(?P<f>she|her|daughter|girl|woman|"
    r"sister|wife|niece|mother)\b",
    re.IGNORECASE,
)


def sex_told(text: str, own: Span, name_end: int) -> Span | None:
    """The first pronoun or noun after a name that tells the sex, where most that follow agree."""
    found = list(_HIS.finditer(text, name_end, own[1]))
    pronouns = [m for m in found if m[0].lower() in ("he", "him", "his", "she", "her")]
    told = re.compile(r"\W*(?:\w+\W+){0,6}?(?P<kin>son|daughter)\s+of\b", re.IGNORECASE).match(text, name_end, own[1])
    if told is not None:
        return told.span("kin")
    if not pronouns:
        near = list(_SEX_NOUNS.finditer(text, max(0, name_end - 140), min(own[1], name_end + 60)))
        # "M. told": who is sought stands nearest to the name
        nearest = min(near, key=lambda m: abs(m.start() - name_end), default=None)
        return nearest.span() if nearest is not None else None
    males = sum(bool(m["m"]) for m in pronouns)
    if males * 2 == len(pronouns):
        return None
    wanted = "m" if males * 2 > len(pronouns) else "f"
    return next(m.span() for m in pronouns if m[wanted])


def code_of_sex(word: str) -> str:
    """Code of the word that tells the sex."""
    for pattern in (_HIS, _SEX_NOUNS):
        match = pattern.fullmatch(word)
        if match is not None:
            return "m" if match["m"] or ("mm" in match.groupdict() and match["mm"]) else "f"
    return word
