"""Who says a sentence: the part they have in it, the words that name them, the outlet they spoke to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.words import Heard
from kintrace.model import SpeakerKind

_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+(?P<who>[^,;.“”\"]{2,90})")
_CITING = re.compile(r"\b(?:citing|quoting)\s+(?P<who>[^,;.“”\"]{2,90})")
_COMES_FROM = re.compile(
    r"\A(?:That|This|It|The\s+(?:report|account|news|claim))\s+(?:comes|came)\s+from\s+(?P<who>[^,;.“”\"]{2,90})"
)
_TOLD = re.compile(r"\b(?:told|telling)\s+(?P<outlet>(?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'-]*){0,4})")
_ISSUED = re.compile(
    r"(?:\A|[;,]\s)(?P<who>(?:[Tt]he\s+)?[A-Z][^;“”\"]{1,90}?)\s+(?:has\s+|had\s+)?(?:issued|released|published|put\s+out|"
    r"made|posted|circulated)\s+(?:an?|its|the)\s+(?:[\w-]+\s+)?(?:announcement|statement|press\s+release|notice|communiqu[eé]|"
    r"declaration)\b"
)
_A_PAPER = re.compile(r"announcement|statement|release|notice|communiqu|declaration")
# "informers who had told the army about them": what others told the side, nobody's word to the outlet
_INFORMED = re.compile(r"\b(?:who|which|that)\s+(?:had\s+|have\s+|has\s+)?(?:[\w-]+ly\s+)?\Z")
_A_SIDE = re.compile(
    r"\s+(?:the|an?|their|his|its)\s+(?:\w+\s+)?(?:army|soldiers?|troops|police|military|junta|regime|rebels|enemy)\b"
)
_QUESTION = frozenset(
    ("reported", "report", "reports", "alleged", "asked", "noted", "wrote", "warned", "estimated", "claims", "claim")
)
_PRONOUNS = frozenset(("he", "she", "they", "i", "it", "who", "him", "her", "them"))
# "On Monday a ward clerk told her": the day is no part of who says it
_WHEN_SAID = re.compile(
    r"\A(?:On|In|Last|This|At|By|Yesterday|Today|Later|Meanwhile|However|Then),?\s+(?:[\w’'-]+,?\s+){0,3}?"
    r"(?=(?:an?|the|its|his|her|their|one|some|two|another|local|U|Daw|Ko|Ma)\s+[\w])"
)
_UNNAMED = re.compile(r"\s+(?:who|that)\b.*|\s+(?:also|later|then|further|added)\s*\Z|\s+on condition.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence.

    Args:
        kind: The part they have in it.
        words: How the document names them.
        told: Outlet they spoke to; empty: not said.
        party: Code of the side they speak for; ``None``: none.
        start: Where the words that name them stand.
        end: One past them.
        verb: Word of saying, lower case.
    """

    kind: SpeakerKind
    words: str = field(default="", repr=False)
    told: str = field(default="", repr=False)
    party: str | None = None
    start: int = 0
    end: int = 0
    verb: str = ""


OUTLET = Voice(SpeakerKind.OUTLET)


def voices(sentences: list[Heard]) -> list[Voice]:
    """Say for every sentence on whose word it stands.

    Speech without a speaker of its own is that of the speaker beside it in its paragraph, else of the last one.
    """
    own = [_own_voice(h) for h in sentences]
    result: list[Voice] = []
    last = OUTLET
    for n, heard in enumerate(sentences):
        voice = own[n]
        if voice is not None and voice.words.lower() in _PRONOUNS | {""} and last.words:
            voice = Voice(last.kind, last.words, voice.told or last.told, last.party, last.start, last.end, voice.verb)
        if voice is not None:
            last = voice
            if n and _COMES_FROM.match(heard.text):
                result[n - 1] = replace(voice, told=voice.told or result[n - 1].told)
            result.append(voice)
        elif heard.sentence.quoted and not _words_only(heard):
            result.append(_beside(sentences, own, n, last))
        else:
            result.append(OUTLET)
    return result


_FEW = 4  # words that a writer puts in quotation marks without letting anybody speak
_ENDS_SPEECH = re.compile(r"[.,!?…]\W*\Z")


def _words_only(heard: Heard) -> bool:
    """Whether all that stands in quotation marks is a word or two of the writer's sentence: a so-called "guide"."""
    text = heard.start, heard.start + len(heard.text)
    for start, end in heard.sentence.quoted:
        words = heard.words(max(start, text[0]), min(end, text[1]))
        if len(words.split()) > _FEW or (_ENDS_SPEECH.search(words) and end < text[1] - 2) or start <= text[0] + 1:
            return False
    return True


def _beside(sentences: list[Heard], own: list[Voice | None], n: int, last: Voice) -> Voice:
    paragraph = sentences[n].sentence.paragraph
    for j in range(n + 1, min(n + 6, len(sentences))):
        if sentences[j].sentence.paragraph != paragraph:
            break
        voice = own[j]
        if voice is not None and sentences[j].sentence.quoted and voice.words.lower() not in _PRONOUNS:
            return voice
    return last


def _own_voice(heard: Heard) -> Voice | None:
    told = _TOLD.search(_outside(heard))
    outlet = told["outlet"].rstrip(".,") if told else ""
    text = _outside(heard)
    match = _ACCORDING.search(text) or _CITING.search(text) or _COMES_FROM.match(text)
    if match:
        return _voice(heard, heard.start + match.start("who"), match["who"], outlet, "according")
    issued = _ISSUED.search(text) if _A_PAPER.search(text) else None
    if issued:
        return _voice(heard, heard.start + issued.start("who"), issued["who"], outlet, "issued")
    for i, token in enumerate(heard.tokens):
        if token.lower not in vocabulary.words("speech") or heard.sentence.spoken(token.start):
            continue
        before = heard.tokens[i - 1].lower if i else ""
        if (
            token.lower == "told"
            and _INFORMED.search(heard.words(heard.start, token.start))
            and _A_SIDE.match(heard.words(token.end, heard.start + len(heard.text)))
        ):
            continue
        if before in vocabulary.words("be") | {"to"} or (
            token.lower in _QUESTION and not _quote_near(heard, token.start)
        ):
            continue
        return _around(heard, i, outlet)
    return None


def _quote_near(heard: Heard, at: int) -> bool:
    return any(abs(at - e) < 60 or abs(s - at) < 60 for s, e in heard.sentence.quoted)


def _outside(heard: Heard) -> str:
    """The sentence with its speech blanked out, code point for code point."""
    text = list(heard.text)
    for s, e in heard.sentence.quoted:
        for i in range(s - heard.start, e - heard.start):
            text[i] = "“"
    return "".join(text)


def _around(heard: Heard, i: int, outlet: str) -> Voice:
    """The speaker stands before the verb of saying, or after it ("said a resident")."""
    tokens = heard.tokens
    low = i
    while low > 0 and i - low < 18:
        token = tokens[low - 1]
        if (
            heard.sentence.spoken(token.start)
            or token.lower in '“”";:'
            or (token.lower == "," and not _apposition(heard, low - 1, i))
        ):
            break
        low -= 1
    start = tokens[low].start if low < i else -1
    words = heard.words(start, tokens[i].start).strip(" ,") if low < i else ""
    inverted = i > 0 and tokens[i - 1].lower in ',”"' and not (words and words.count(",") >= 1)
    if (
        words
        and not inverted
        and not re.fullmatch(r"(?:also|later|then|further|has|have|had|and|\W)*", words, re.IGNORECASE)
    ):
        return _voice(heard, start, words, outlet, tokens[i].lower)
    rest = heard.words(tokens[i].end, heard.start + len(heard.text))
    after = re.match(r"\s*(?P<who>[^,;.“”\"]{2,90})", rest)
    if after:
        who = after["who"] + _part_played(after["who"], rest[after.end() :])
        return _voice(heard, tokens[i].end + after.start("who"), who, outlet, tokens[i].lower)
    return Voice(SpeakerKind.UNKNOWN, "", outlet, None, tokens[i].start, tokens[i].end, tokens[i].lower)


def _part_played(name: str, rest: str) -> str:
    """What follows a name to say whom it speaks for (", a spokesman of the army"); empty: nothing of the kind."""
    told = re.match(r",\s+(?:an?|the|its|chief|deputy)\s+[^,;.“”\"]{2,80}", rest)
    if told is None or not re.match(r"[A-Z]", name):
        return ""
    known = vocabulary.speaker_kinds()
    return told[0] if any(word in known for word in re.findall(r"[\w-]+", told[0].lower())) else ""


def _apposition(heard: Heard, comma: int, verb: int) -> bool:
    """Whether a comma before the verb closes or opens an inserted description of the speaker."""
    commas = [j for j in range(max(0, verb - 14), verb) if heard.tokens[j].lower == ","]
    return len(commas) >= 2 and commas[-1] == verb - 1 and comma in commas[-2:]


def _voice(heard: Heard, start: int, words: str, outlet: str, verb: str) -> Voice:
    cleaned = _WHEN_SAID.sub("", _UNNAMED.sub("", words).strip(' ,“”"'))
    head = _head(cleaned)
    kind = vocabulary.speaker_kinds().get(head, SpeakerKind.UNKNOWN)
    listed = [
        vocabulary.speaker_kinds()[w] for w in re.findall(r"[\w-]+", cleaned.lower()) if w in vocabulary.speaker_kinds()
    ]
    if SpeakerKind.SPOKESPERSON in listed:
        kind = SpeakerKind.SPOKESPERSON
    elif kind is SpeakerKind.UNKNOWN and listed:
        kind = listed[-1]
    if kind is SpeakerKind.UNKNOWN and re.fullmatch(
        r"(?:(?:U|Daw|Ko|Ma|Sai|Nang|Saw|Naw)\s)?(?:[A-Z][\w’'-]+\s?){1,5}", cleaned
    ):
        kind = SpeakerKind.NAMED_RESIDENT
    end = start + len(words)
    party = None
    if kind in (SpeakerKind.SPOKESPERSON, SpeakerKind.OFFICIAL, SpeakerKind.FIGHTER, SpeakerKind.ORGANISATION):
        party = next((a.code for a in heard.actors if start - 2 <= a.start < end + 2 and not a.generic), None)
    at = heard.words(start, end).find(cleaned)
    begin = start + max(at, 0)
    return Voice(kind, cleaned, outlet, party, begin, begin + len(cleaned), verb)


def _head(words: str) -> str:
    """The noun the words turn on: before "of", "from", "who" and the like."""
    core = re.split(r"\s+(?:of|from|who|in|at|with|close|near|on|for|to)\s+|,", words)[0]
    parts = re.findall(r"[\w-]+", core.lower())
    return parts[-1] if parts else ""
