"""Pieces put together: a weekday and its date, a span from one to another, and the words that lead up to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kintrace.lexicon.dates.english.cutting import cut, shift
from kintrace.lexicon.dates.english.pieces import UNSETTLED, Ends, Piece, bounds, spelled
from kintrace.lexicon.dates.found import FoundDate
from kintrace.model import UNKNOWN_DATE, When

_FILL = (
    r"(?:(?:on|in|at|by|the|a)\s+)?(?:(?:very\s+)?(?:early\s+|late\s+)?(?:night|morning|afternoon|evening|mornings|"
    r"nights|hours|dawn|dusk|midnight|noon)s?\s+(?:hours\s+)?of|"
    r"(?:the\s+)?(?:month|year|date|day|period|weekend|days|dates)s?\s+(?:of|between|from)|sometime|some\s+time|"
    r"sometimes|late|early|mid|dated|at\s+least|overnight|back|or|exactly|precisely|only|as)\s+"
)
_ARTICLE = r"(?:(?:on|in|at|during|within|the)\s+)"
_OPEN = (
    r"ever\s+since|since|from|after|following|starting|beginning|commencing|effective|with\s+effect|"
    r"as\s+of\s+and\s+after|no\s+earlier\s+than|"
    r"not\s+earlier\s+than|not\s+before|no\s+sooner\s+than|as\s+from|onwards?\s+from"
)
_CLOSE = (
    r"up\s+until|up\s+till|up\s+to\s+and\s+including|up\s+to|until|till|[’']?til|before|prior\s+to|by|"
    r"no\s+later\s+than|not\s+later\s+than|"
    r"ahead\s+of"
)
_AT = r"towards?|on|in|at|during|of|throughout|within|dated|over|through|between|for|this|as\s+of"
_ABOUT = (
    r"(?:on|in|at)\s+or\s+(?:about|around)|or\s+(?:about|around)|about|around|circa|ca?\.|approximately|approx\.?|"
    r"roughly|some\s*time\s+(?:around|about)|"
    r"close\s+to|near"
)
_DOUBT = (
    r"probably|perhaps|possibly|maybe|likely|presumably|most\s+likely|very\s+likely|(?:is\s+|was\s+)?(?:believed|"
    r"thought|presumed|understood)\s+to\s+(?:be|have\s+been)|"
    r"(?:may|might|could)\s+have\s+been"
)
_LEAD = re.compile(
    rf"(?:(?<![\w'’-])(?:(?P<doubt>{_DOUBT})\s+)?(?:(?P<at1>{_AT})\s+)?(?:(?P<lead>{_OPEN}|"
    rf"{_CLOSE})\s+)?(?:(?P<doubt2>{_DOUBT})\s+)?"
    rf"(?:(?P<at2>{_AT})\s+)?(?:(?P<about>{_ABOUT})\s+)?(?:{_FILL}){{0,2}}"
    rf"(?:(?P<at3>{_AT})\s+)?(?:(?P<about2>{_ABOUT})\s+)?(?:the\s+)?)?\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+|\d+|[^\sA-Za-z\d.’']+")
_LEAD_WORDS = frozenset(re.findall("[a-z]+", " ".join((_FILL, _OPEN, _CLOSE, _AT, _ABOUT, _DOUBT, "the c ca approx"))))
_AFTERWARDS = re.compile(
    r"\s*(?:,\s*)?(?:(?P<now>(?:up\s+)?(?:to|until|till|through)\s+(?:now|(?:the\s+)?present(?:\s+day)?|date|"
    r"this\s+day)\b)"
    r"|(?P<onward>onwards?\b|on\b(?=\s*(?:[,.;]|\Z))|and\s+(?:after|later|onwards?|since)\b|or\s+(?:later|after)\b)"
    r"|(?P<earlier>(?:or|and)\s+(?:earlier|before)\b|at\s+the\s+latest\b)"
    r"|(?P<about>or\s+so\b|or\s+thereabouts\b|\((?:approx(?:imately)?|approx\.|about|circa|estimated|est\.?)\))"
    r"|(?P<doubt>\(\?\)|\?\)|\((?:probably|unconfirmed|uncertain)\)|(?:probably|perhaps|possibly)\b))",
    re.IGNORECASE,
)
_GAP_RANGE = re.compile(
    r"\s*(?:[-‐‑–—/]\s*|(?:,\s*)?(?P<word>to|until|till|through|thru|up\s+to|up\s+until|and|or|into)\s+)"
    r"(?:(?:on|in|by|at|around|about)\s+)?(?:the\s+)?(?:(?:night|morning|evening|afternoon|dawn|early\s+morning|"
    r"early\s+hours|late\s+night)\s+of\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_GAP_LIST = re.compile(r"\s*(?:,|,?\s+(?:and|or|&))\s+(?:again\s+)?(?:on\s+|in\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_GAP_WEEKDAY = re.compile(r"\.?\s*,?\s*\(?(?:the\s+)?\Z")
_BRACKET = re.compile(r"\s*\(\Z|,\s+\Z|\s+\Z")
_GAP_YEAR = re.compile(r"\s*,?\s+(?:of\s+|in\s+)?\Z|[’']s\s+\Z", re.IGNORECASE)
_GAP_YEAR_FIRST = re.compile(r"\s*,?\s+(?:in|on|during)\s+(?:the\s+)?\Z|[’']s\s+\Z", re.IGNORECASE)
_TELLS_YEAR = re.compile(r"(?<!\w)(?P<which>last|this|next|this\s+past|this\s+coming|past)\s+\Z", re.IGNORECASE)
_FROM = re.compile(
    r"(?<!\w)(?:from|between|since|overnight|in|on|during|of|either)\s+(?:(?:about|around|on|in|the|night|morning|evening|"
    r"afternoon|of|mid|as|at|early|late)\s+)*\Z",
    re.IGNORECASE,
)
_LOOK = 64


def joined(text: str, pieces: list[Piece], said_on: date | None) -> Iterator[FoundDate]:
    """Put pieces together, in the order of the text, and settle them by the day of saying."""
    whole = _with_years(text, _with_weekdays(text, pieces), said_on)
    parts: list[Piece] = []
    for piece in whole:
        after = parts[-1].end if parts else 0
        part = cut(piece, text, after)
        if part.weak and part.kind == "relative":
            continue  # "the month", of which nothing is said
        parts.append(shift(_told(part, text, after, said_on), text, after))
    rest = _spans(text, parts, said_on)
    for i, piece in enumerate(rest):
        follower = rest[i + 1] if i + 1 < len(rest) else None
        found = _found(text, _year_shared(text, piece, follower), rest[i - 1].end if i else 0, said_on)
        if found is not None:
            yield found


def _with_weekdays(text: str, pieces: list[Piece]) -> list[Piece]:
    """A weekday and the day it stands by, as one: "Monday, 29 September", "29 September (Monday)"."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        gap = text[last.end : piece.start] if last is not None else ""
        if (
            last is not None
            and last.grain == "weekday"
            and piece.grain == "day"
            and piece.month
            and _GAP_WEEKDAY.match(gap)
        ):
            end = piece.end + (gap.endswith("(") and text[piece.end : piece.end + 1] == ")")
            found[-1] = replace(piece, start=last.start, end=end, weekday=last.weekday)
        elif last is not None and last.grain == "weekday" and piece.grain == "number" and re.fullmatch(r",?\s+", gap):
            found[-1] = replace(piece, start=last.start, weak=False)
        elif (
            last is not None
            and last.month
            and last.grain == "day"
            and piece.grain == "weekday"
            and _bracketed(text, last, piece, gap)
        ):
            found[-1] = replace(last, end=piece.end + (text[piece.end : piece.end + 1] == ")"), weekday=piece.weekday)
        else:
            found.append(piece)
    return found


def _bracketed(text: str, last: Piece, piece: Piece, gap: str) -> bool:
    return gap.strip() == "(" and text[piece.end : piece.end + 1] == ")" and _BRACKET.match(gap) is not None


def _with_years(text: str, pieces: list[Piece], said_on: date | None) -> list[Piece]:
    """A day or month and the year that stands before it or in words: "last year in May", "in 2024, on 3 May"."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        gap = text[last.end : piece.start] if last is not None else ""
        told = (
            last is not None and last.grain == "year" and last.kind in ("year", "relative") and piece.begins is not None
        )
        if last is not None and told and _GAP_YEAR_FIRST.match(gap) and (last.year is not None or said_on is None):
            found[-1] = replace(piece.in_year(last.year), start=last.start)
        else:
            found.append(piece)
    return found


def _told(piece: Piece, text: str, after: int, said_on: date | None) -> Piece:
    """The year of "last May", "this September", "next June"."""
    if piece.begins is None or (said_on is None and piece.begins is None):
        return piece
    match = _TELLS_YEAR.search(text, max(after, piece.start - 14), piece.start)
    if match is None:
        return piece
    which = match["which"].lower().split()[-1]
    start = match.start()
    if said_on is None:
        return replace(piece, start=start, weak=False)
    month, dom = piece.begins
    passed = (month, dom if piece.grain == "day" else 31) < (said_on.month, said_on.day)
    if which in ("next", "coming"):
        year = said_on.year + ((month, dom) <= (said_on.month, said_on.day))
    else:
        year = said_on.year - (which in ("last", "past") and not passed)
    return replace(piece.in_year(year), start=start)


def _spans(text: str, pieces: list[Piece], said_on: date | None) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        before = found[-2].end if len(found) > 1 else 0
        span = _span(text, last, piece, before, said_on) if last is not None else None
        if span is not None:
            found[-1] = span
        else:
            found.append(piece)
    return found


def _span(text: str, first: Piece, last: Piece, before: int, said_on: date | None) -> Piece | None:
    """The span from one piece to the next, or one of the two; ``None`` where they are two dates."""
    if first.end > last.start or "of" in (first.grain, last.grain) or first.kind == "joined":
        return None
    match = _GAP_RANGE.match(text[first.end : last.start])
    if match is None:
        return None
    word = (match["word"] or "-").lower()
    lead = _FROM.search(text, max(before, first.start - 30), first.start)
    if word == "and" and not _and_spans(first, last, lead):
        return None
    if first.weak and last.weak and lead is None and first.grain != "year":
        return None
    ends = _from_to(first, last, said_on)
    if ends is None:
        return None
    either = word == "or"
    day = first.grain == last.grain == "day" and first.kind == last.kind == "day"
    kind = "day" if either and day else "interval"
    start = _start_of_span(lead, first)
    # of two stretches one cannot be named as a set of days: both together are the span
    either = either and "interval" not in (first.kind, last.kind) and "week" not in (first.grain, last.grain)
    return Piece(start, last.end, kind, lambda _: ends, grain="span", year=last.year, one_of=either, weak=False)


def _start_of_span(lead: re.Match[str] | None, first: Piece) -> int:
    word = lead[0].lower().split()[0] if lead is not None else ""
    return lead.start() if lead is not None and word in ("from", "between", "since", "either") else first.start


def _and_spans(first: Piece, last: Piece, lead: re.Match[str] | None) -> bool:
    """Whether "and" makes a span of two: after "between", or of two months of one year."""
    if lead is not None and lead[0].lower().startswith("between"):
        return True
    months = first.grain == last.grain == "month" and first.kind == last.kind == "month"
    return months and first.begins is not None and (last.begins is None or lead is not None)


def _from_to(first: Piece, last: Piece, said_on: date | None) -> Ends | None:
    """The opening end of the one and the closing end of the other, each helping to settle the other's year."""
    if last.begins is not None and first.begins is None and first.year is not None and first.nearest is None:
        opening = first.settled(said_on)
        closing = last.spell(first.year)
        if _before(closing, opening):
            closing = last.spell(first.year + 1)
    else:
        closing = last.settled(said_on)
        opening = first.settled(bounds(closing)[1] if closing != UNSETTLED else said_on)
        opening = first.settled(None) if bounds(closing)[1] is None and first.begins is not None else opening
    if UNKNOWN_DATE in (*opening, *closing):
        return UNSETTLED
    return None if _before(closing, opening) else (opening[0], closing[1])


def _before(closing: Ends, opening: Ends) -> bool:
    last, first = bounds(closing)[1], bounds(opening)[0]
    return last is not None and first is not None and last < first


def _year_shared(text: str, piece: Piece, follower: Piece | None) -> Piece:
    """In a list of days the year is written once, at its end: "May 3 and June 5, 2024"."""
    if (
        piece.begins is None
        or follower is None
        or follower.year is None
        or follower.kind not in ("day", "month", "interval")
    ):
        return piece
    if not _GAP_LIST.match(text[piece.end : follower.start]):
        return piece
    ends = piece.spell(follower.year)
    return piece.in_year(follower.year - _before(follower.settled(None), ends))


def _found(text: str, piece: Piece, after: int, said_on: date | None) -> FoundDate | None:
    match = _leading_up(text, piece.start, after)
    behind = _AFTERWARDS.match(text, piece.end)
    lead = re.sub(r"\s+", " ", (match["lead"] or "").lower())
    at = (match["at3"] or match["at2"] or match["at1"] or "").lower()
    about = match["about"] or match["about2"] or (behind and behind["about"])
    doubt = match["doubt"] or match["doubt2"] or (behind and behind["doubt"])
    if piece.weak and (piece.grain == "weekday" or not (lead or at or about or "sometime" in match[0].lower())):
        return None
    ends = piece.settled(said_on)
    mark = "%" if about and doubt else "~" if about else "?" if doubt else ""
    if lead == "from" and match["at2"]:  # "was last heard from on 3 May"
        lead = ""
    opens = bool(re.fullmatch(_OPEN, lead)) or bool(behind and (behind["onward"] or behind["now"]))
    closes = (bool(lead) and not opens) or bool(behind and behind["earlier"])
    if piece.grain == "past" or (piece.grain == "span" and lead in ("from", "")):
        opens = closes = False
    if behind and behind["now"] and UNKNOWN_DATE not in ends and said_on is not None:
        return _up_to_now(text, piece.stretched(match.start(), behind.end()), ends, said_on)
    start = match.start() if match[0] else piece.start
    start = match.start("at2") if match["lead"] and not lead else start
    end = behind.end() if behind else piece.end
    edtf, kind = _edtf(piece, ends, mark, opens, closes)
    return FoundDate(start, end, When(edtf, text[start:end]), kind)


def _up_to_now(text: str, piece: Piece, ends: Ends, said_on: date) -> FoundDate | None:
    first = bounds(ends)[0]
    if first is None or first > said_on:
        return None
    words = text[piece.start : piece.end]
    return FoundDate(piece.start, piece.end, When(f"{ends[0]}/{said_on.isoformat()}", words), "interval")


def _leading_up(text: str, start: int, after: int) -> re.Match[str]:
    """The words before a piece that say how it is meant; an empty match where the word before it says nothing."""
    begins = start
    for word in reversed(list(_WORD.finditer(text, max(after, start - _LOOK), start))):
        if word[0].lower() not in _LEAD_WORDS:
            break
        begins = word.start()
    match = _LEAD.search(text, begins, start)
    assert match is not None  # its shortest match is empty, at the end
    return match


def _edtf(piece: Piece, ends: Ends, mark: str, opens: bool, closes: bool) -> tuple[str, str]:
    kind = "since" if opens else "until" if closes else piece.kind
    if UNKNOWN_DATE in ends:
        return UNKNOWN_DATE, kind
    if opens or closes:
        first, last = spelled((ends[0], ends[0]), mark), spelled((ends[1], ends[1]), mark)
        return (f"{first}/.." if opens else f"../{last}"), kind
    if piece.one_of and ends[0] != ends[1]:
        return f"[{spelled((ends[0], ends[0]), mark)},{spelled((ends[1], ends[1]), mark)}]", kind
    return spelled(ends, mark), kind
