"""Numbers of people, as English and Burmese count them.

"About" is ten per cent to either side, "over" begins one above, "nearly" ends one below and begins at nine tenths.
Ages, dates, hours, distances, prices and the numbers of wards and battalions count no people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kintrace.lexicon import people
from kintrace.lexicon.counts.burmese import burmese_counts
from kintrace.lexicon.counts.found import FoundCount, bounded
from kintrace.lexicon.finding import longest, word_set
from kintrace.lexicon.numbers import ENGLISH, value_of
from kintrace.model import ONE, UNCOUNTED, Count

__all__ = ["FoundCount", "count_of_phrase", "counts_in"]

_ABOUT = r"about|around|some|roughly|approximately|circa|an\s+estimated|or\s+so"
_OVER = r"over|more\s+than|upwards?\s+of|in\s+excess\s+of"
_LEAST = r"at\s+least|no(?:t)?\s+(?:fewer|less)\s+than|a\s+minimum\s+of"
_NEARLY = r"nearly|almost|close\s+to|just\s+under"
_MOST = r"up\s+to|at\s+most|as\s+many\s+as|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"
_UNDER = r"fewer\s+than|less\s+than|under"
_DOZEN = r"(?:(?:an?|one|half\s+a|a\s+half|two|three|four|five|six|several|a\s+few)\s+)?dozen"
_N = rf"(?:{_DOZEN}|{ENGLISH})"
_NUMBER = re.compile(
    rf"(?<![\w$€£./:,-])(?<!\d\s)(?:(?P<between>between|from)\s+)?"
    rf"(?:(?:the|all|these|those|another|other|a\s+further|a\s+total\s+of|a\s+group\s+of|groups?\s+of|exactly|"
    rf"only|just)\s+)*"
    rf"(?:(?P<about>{_ABOUT})|(?P<over>{_OVER})|(?P<least>{_LEAST})|(?P<nearly>{_NEARLY})|(?P<most>{_MOST})|"
    rf"(?P<under>{_UNDER}))?(?:\s+(?:a\s+total\s+of\s+|another\s+|about\s+|around\s+)?)?"
    rf"(?P<n>{_N})(?:\s*(?:to|or|and|[-–])\s*(?P<n2>{ENGLISH})(?=\s))?(?P<plus>\s+or\s+(?:more|so)|\+|-plus)?(?![\w%,"
    rf":/‐‑-]*\d)(?![-‐‑%:/\w+])",
    re.IGNORECASE,
)
_VAGUE: tuple[tuple[str, int, int | None], ...] = (
    (r"several\s+hundred", 300, None),
    (r"several\s+dozen", 36, None),
    (r"a\s+few\s+hundred", 200, None),
    (r"(?:many\s+)?thousands(?:\s+of)?", 2000, None),
    (r"(?:many\s+)?hundreds(?:\s+of)?", 200, None),
    (r"(?:many\s+)?scores(?:\s+of)?", 40, None),
    (r"(?:many\s+)?dozens(?:\s+of)?", 24, None),
    (r"tens\s+of", 20, None),
    (r"several", 3, None),
    (r"(?:a\s+(?:great|good)\s+)?many(?:\s+of)?", 3, None),
    (r"a\s+(?:large\s+)?number\s+of", 3, None),
    (r"numerous", 3, None),
    (r"a\s+(?:large\s+|small\s+|whole\s+)?(?:group|crowd|band|handful)\s+of", 3, None),
    (r"(?:quite\s+)?a\s+few", 2, None),
    (r"(?:a\s+couple(?:\s+of)?|a\s+pair\s+of)", 2, 2),
    (r"both(?:\s+the|\s+of)?", 2, 2),
    (r"some|various|other|more", 2, None),
    (r"(?:the\s+)?trio", 3, 3),
    (r"the\s+(?:duo|pair)", 2, 2),
)
_VAGUE_ANY = "|".join(rf"(?P<v{i}>{words})" for i, (words, _, _) in enumerate(_VAGUE))
_VAGUE_WORDS = re.compile(rf"(?<![\w-])(?=[a-dghmnoqstv])(?:{_VAGUE_ANY})(?![\w-])", re.IGNORECASE)
# Pieces of those words, without case or border: a text that has none of them is ruled out far faster.
_VAGUE_HINT = re.compile(
    r"everal|[fF]ew|ousand|undred|core|ozen|ens\s|[mM]any|umber|umerous|roup|rowd|[bB]and|andful|ouple|[pP]air|[bB]oth|"
    r"[sS]ome|arious|ther|[mM]ore|[tT]rio|[dD]uo"
)
_ARTICLE = re.compile(r"(?<![\w-])(?:an?|another|one|a\s+single|each|every)(?=\s)", re.IGNORECASE)
_WORD = re.compile(r"\s*[\"“‘']?([^\W\d_][\w'’.‐‑-]*|\d+[-‐‑][\w-]+|(?<=[Gg]rade )\d+)[\"”]?|\s*([,;:.()!?—–])")
_ALONE_AFTER = word_set(
    "in from of at on near to by with who whom whose that were was are is had have has as and or but after "
    "before while when then among including escaped died fled remain remained disappeared vanished went "
    "returned got ran managed survived others"
)
_PASSIVE = frozenset(["were", "are", "had", "have", "fled", "escaped", "remain", "died"])
_STOP = _ALONE_AFTER | word_set(
    "the a an this these those his her their its our my your for into out off over under against during since "
    "until if than so not no he she it they we said says told took taken arrested detained seized abducted "
    "killed injured wounded released they can could may might will would shall should must do did does be been "
    "being there here also still be via per"
)
_UNITS = word_set(
    "year years yr yrs month months week weeks day days hour hours minute minutes second seconds night nights "
    "mile miles km kilometre kilometres kilometers metre metres meters feet foot acre acres ton tons tonne "
    "tonnes kg kilo kilos viss percent per kyat kyats lakh lakhs million billion dollar dollars yuan baht time "
    "times am pm o'clock vehicles trucks cars motorbikes motorcycles boats houses homes households families "
    "villages townships wards camps towns mines guns rifles shops shells bombs drones airstrikes rounds "
    "bullets schools churches battalions brigades columns sides places cases parts points ways things parties "
    "groups armies january february march april may june july august september october november december"
)
_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Number|Battalions?|LIB|IB|LID|Division|Brigade|Wards?|Sections?|Grade|Class|School|Mile|"
    r"Highway|Road|Route|Camp|Gate|Zone|Block|Column|Region|Command|Article|Law|Age|age|aged|Jan|Feb|Mar|Apr|"
    r"May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|"
    r"November|December)\.?"
    r"|\b(?:Wards|Sections|Battalions|Nos\.?)\s+\d+\s+(?:and|or|to)|[$€£#])\s*\Z",
    re.IGNORECASE,
)
_BARE_DIGITS_BEFORE = re.compile(
    r"(?:\b(?:of|at|by|in|until|since|from|to|was|is|just|only|turned|than|about|around|page|the)|[A-Z]\w*|\d)\s*\Z"
)
_YEAR = re.compile(r"\b(?:in|since|of|by|until|from|late|early|mid)[\s-](?:19|20)\d\d\Z", re.IGNORECASE)
_ONE_OF = re.compile(r"\s+of\s+(?:the|them|those|these|whom|us|his|her|their|its|our)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:the\s+)?(?:them|whom|us|those|these)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")
_REACH = 5


@dataclass(frozen=True, slots=True)
class _Noun:
    """The person noun that a quantity counts, and where its phrase ends."""

    noun: people.PersonNoun
    end: int


def counts_in(text: str) -> list[FoundCount]:
    """Find the numbers of people that a text gives, in its order.

    A number with no noun for persons after it counts only where nothing else can be meant ("eight of them", "four in
    one village and three in the next"); such a find has no ``noun``.

    >>> [(f.count.min, f.count.max) for f in counts_in("around 20 men, several women and a boy of 12")]
    [(18, 22), (3, None), (1, 1)]
    """
    finds = [*_numbers(text), *_vague(text), *_articles(text)]
    if any("\u1000" <= c <= "\u109f" for c in text):
        finds += burmese_counts(text)
    return longest(finds)


def count_of_phrase(noun_phrase: str) -> Count:
    """Count the people that one noun phrase stands for, its plural or singular included.

    >>> c = count_of_phrase("young villagers"); (c.min, c.max)
    (2, None)
    >>> count_of_phrase("his daughter").exact
    True
    """
    counts = [c for c in map(_count_of_one, _JOINED.split(noun_phrase)) if c.known]
    lows, highs = [c.min or 0 for c in counts], [c.max for c in counts]
    if not counts:
        return replace(UNCOUNTED, words=noun_phrase)
    return Count(sum(lows), None if None in highs else sum(h or 0 for h in highs), noun_phrase)


def _count_of_one(phrase: str) -> Count:
    finds = counts_in(phrase)
    if finds:
        return finds[0].count
    nouns = people.english()
    known = [nouns[w] for w in re.findall(r"[^\W\d_][\w'’-]*", phrase.lower()) if w in nouns]
    if not known:
        return UNCOUNTED
    return Count(2, None) if known[-1].plural else ONE


def _numbers(text: str) -> list[FoundCount]:
    finds = []
    for match in _NUMBER.finditer(text):
        if _BEFORE.search(text, max(0, match.start() - 40), match.start("n")) or re.match(
            r"\s*[-‐‑]", text[match.end() :]
        ):
            continue
        if _YEAR.search(text, max(0, match.start() - 10), match.end()):
            continue
        noun = _noun_after(text, match.end())
        if noun is None and not _alone(text, match):
            continue
        count = _count(match)
        if count is None:
            continue
        single = count.exact and count.max == 1
        if single and noun is not None and noun.noun.plural and not _ONE_OF.match(text, match.end()):
            continue  # "one" before a plural counts something else
        finds.append(_found(text, match.start(), match.end(), count, noun))
    return finds


def _count(match: re.Match[str]) -> Count | None:
    words = re.sub(r"\s+", " ", match["n"].lower())
    low, high = _number(words)
    if match["n2"]:
        low, high = low, value_of(match["n2"])
        return None if high < low else Count(low, high)
    plus = (match["plus"] or "").strip().lower()
    if plus.endswith("so"):
        return bounded("about", low)
    if plus:
        return Count(low, None)
    for name in ("about", "over", "least", "nearly", "most", "under"):
        if match[name]:
            return bounded(name, low)
    return Count(low, high)


def _number(words: str) -> tuple[int, int | None]:
    if not words.endswith("dozen"):
        return value_of(words), value_of(words)
    lead = words.removesuffix("dozen").strip()
    if lead in ("several", "a few"):
        return (36, None) if lead == "several" else (24, None)
    number = 6 if "half" in lead else 12 * (1 if lead in ("", "a", "an") else value_of(lead))
    return number, number


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a noun can only be a number of people."""
    if _OF_THEM.match(text, match.end()):
        return True
    word = _WORD.match(text, match.end())
    if word and word[1] and word[1].lower() not in _ALONE_AFTER:
        return False
    if not word and match.end() < len(text.rstrip()):
        return False
    if word and word[1] and word[1].lower() == "of":
        return False
    spelled = not match["n"][0].isdigit()
    before = text[max(0, match.start() - 30) : match.start()]
    if spelled:
        bare_one = match["n"].lower() == "one"
        return not bare_one and not re.search(
            r"\b(?:of|at|aged|by|grade|until|from|was|is|just|only|turned|page|day|part|phase)\s*\Z",
            before,
            re.IGNORECASE,
        )
    return (
        bool(word and word[1])
        and not _BARE_DIGITS_BEFORE.search(before)
        and value_of(match["n"]) not in range(1900, 2100)
    )


def _vague(text: str) -> list[FoundCount]:
    finds = []
    for match in _VAGUE_WORDS.finditer(text) if _VAGUE_HINT.search(text) else ():
        _, low, high = _VAGUE[int(str(match.lastgroup)[1:])]
        noun = _noun_after(text, match.end())
        words = match[0].lower().split()[-1]
        free = words in ("trio", "duo", "pair") or (_OF_THEM.match(text, match.end()) is not None)
        if words in ("dozens", "hundreds", "scores", "thousands", "several", "many") and not free:
            after = _WORD.match(text, match.end())
            free = bool(after and after[1] in _PASSIVE)
        if (noun is None or not noun.noun.plural) and not free:
            continue
        finds.append(_found(text, match.start(), match.end(), Count(low, high), noun))
    return finds


def _articles(text: str) -> list[FoundCount]:
    finds = []
    for match in _ARTICLE.finditer(text):
        noun = _noun_after(text, match.end())
        if noun is not None and not noun.noun.plural:
            finds.append(_found(text, match.start(), match.end(), ONE, noun))
        elif match[0].lower() == "one" and _ONE_OF.match(text, match.end()) and _people_near(text, match.end()):
            finds.append(_found(text, match.start(), match.end(), ONE, None))
    return finds


def _people_near(text: str, at: int) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", text[at : at + 60])[1:6]
    return any(w.lower() in ("them", "whom", "us") for w in words[:2]) or any(
        w.lower() in people.english() for w in words
    )


def _found(text: str, start: int, end: int, count: Count, noun: _Noun | None) -> FoundCount:
    words = replace(count, words=text[start:end])
    return FoundCount(start, end, words, noun.noun if noun else None, noun.end if noun else end)


def _noun_after(text: str, at: int) -> _Noun | None:
    """The person noun at the head of the phrase that starts at ``at``: the last of a run, with few words before it."""
    nouns = people.english()
    found: _Noun | None = None
    for step in range(_REACH + 2):
        match = _WORD.match(text, at)
        if match is None or not match[1]:
            if match and match[2] == "," and found is None and 0 < step <= 2:
                at = match.end()  # "three young, unarmed men"
                continue
            break
        word = match[1].lower().rstrip(".")
        if word.endswith(("'s", "’s")):
            if found is not None:
                break
            at = match.end()
            continue
        if word in nouns and not (
            match[1][0].isupper() and not nouns[word].plural and text[match.end() :][1:2].isupper()
        ):
            found = _Noun(nouns[word], match.end() - (len(match[1]) - len(match[1].rstrip("."))))
            if nouns[word].plural and word != "young":
                break
        elif (
            word == "of"
            and step == 0
            and re.match(r"\s+of\s+(?:the|his|her|their|its|these|those)\s", text[at:], re.IGNORECASE)
        ):
            at = match.end()
            following = _WORD.match(text, at)
            at = following.end() if following else at
            continue
        elif found is not None or word in _STOP or word in _UNITS or step >= _REACH or match[1].endswith("."):
            break
        elif word.endswith("s") and not word.endswith(("ss", "us")) and match[1][0].islower():
            break  # another plural is what is counted
        at = match.end()
    return found
