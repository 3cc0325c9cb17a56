"""The noun for persons that a quantity counts, at the head of the phrase that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kintrace.lexicon import people
from kintrace.lexicon.counts.peoples import people_noun
from kintrace.lexicon.finding import word_set
from kintrace.model import Child, Sex

WORD = re.compile(
    r"\s*[\"“‘']?([^\W\d_][\w'’.‐‑-]*|\d+(?:st|nd|rd|th)?[-‐‑][\w-]+|(?<=[Gg]rade )\d+)[\"”]?|\s*([,;:.()!?—–])"
)
ALONE_AFTER = word_set(
    "in from of at on near to by with who whom whose that were was are is had have has as and or but after "
    "before while when then among including escaped died fled remain remained disappeared vanished went "
    "returned got ran managed survived others"
)
_STOP = ALONE_AFTER | word_set(
    "the a an this these those his her their its our my your for into out off over under against during since "
    "until if than so not no he she it they we said says told took taken arrested detained seized abducted "
    "killed injured wounded released they can could may might will would shall should must do did does be been "
    "being there here also still be via per"
)
UNITS = word_set(
    "year years yr yrs month months week weeks day days hour hours minute minutes second seconds night nights "
    "mile miles km kilometre kilometres kilometers metre metres meters feet foot acre acres ton tons tonne "
    "tonnes kg kilo kilos viss percent per kyat kyats lakh lakhs million billion dollar dollars yuan baht time "
    "times am pm o'clock vehicles trucks cars motorbikes motorcycles boats houses homes household households family "
    "families villages townships wards camps towns mines guns rifles shops shells bombs drones airstrikes rounds "
    "bullets schools churches battalions brigades columns sides places cases parts points ways things parties "
    "groups armies january february march april may june july august september october november december seats units"
)
_SUFFERED = word_set("taken arrested detained seized abducted killed injured wounded released escaped")
# Agent nouns are too many to list; these look like them and are none.
_AGENT = re.compile(r"[a-z-]{3,}(?:ers|ors|ists|ees|eers|ians|men|women|folk|people)\Z")
_NO_AGENT = word_set(
    "papers numbers computers helicopters bunkers letters orders shelters towers rivers borders rollers quarters "
    "headquarters drawers containers trailers tankers scooters flowers centers centres meters metres litres "
    "liters kilometers kilometres boulders ladders tigers launchers motors doors floors sectors corridors "
    "generators tractors reactors factors errors lists mists fists trees fees degrees knees bees coffees "
    "committees others hers posters newspapers powers matters offers answers winters summers hangers lockers "
    "speakers printers routers servers freezers cookers burners lighters bulldozers bombers chambers timbers "
    "mortars choppers steamers liners carriers destroyers razors mirrors colors colours rumours rumors favours "
    "hours counters registers daggers hammers layers levers fingers shoulders rupees anniversaries chapters "
    "clusters characters covers craters encounters fires transfers wires barriers loudspeakers banners stickers "
    "folders buffers fertilizers fertilisers regimens specimens acumens omens vectors"
)
_REACH = 5
_OF_THE = re.compile(r"\s+of\s+(?:the|his|her|their|its|our|my|your|these|those)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Noun:
    """The person noun that a quantity counts, and where its phrase ends."""

    noun: people.PersonNoun
    end: int


def noun_after(text: str, at: int, possessive: bool = False) -> Noun | None:
    """Find the person noun at the head of the phrase that starts at ``at``: the last of a run, few words before it.

    Args:
        text: The text.
        at: End of the words of number.
        possessive: Whether people whose things are spoken of count too ("17 villagers' names").
    """
    nouns = people.english()
    found: Noun | None = None
    counted_from, among = at, False
    for step in range(_REACH + 2):
        match = WORD.match(text, at)
        if match is None or not match[1]:
            if match and match[2] == "," and found is None and 0 < step <= 2:
                at = match.end()  # "three young, unarmed men"
                continue
            break
        word = match[1].lower().rstrip(".")
        if word.endswith(("'s", "’s", "s'", "s’")):
            owner = word[:-2] if word[-1] == "s" else word[:-1]
            if possessive and found is None and not among and owner in nouns and nouns[owner].plural:
                return Noun(nouns[owner], match.end() - (len(word) - len(owner)))
            if found is not None:
                break
            at = match.end()
            continue
        if word in nouns and not (
            match[1][0].isupper() and not nouns[word].plural and text[match.end() :][1:2].isupper()
        ):
            found = Noun(nouns[word], match.end() - (len(match[1]) - len(match[1].rstrip("."))))
            if nouns[word].plural and word != "young":
                break
        elif found is None and (named := people_noun(text, match[1], match.end(), counted_from, _STOP)):
            return Noun(named, match.end())
        elif word == "of" and step == 0 and _OF_THE.match(text, at):
            at = match.end()
            following, among = WORD.match(text, at), True
            at = following.end() if following else at
            continue
        elif found is None and word in _SUFFERED and _noun_next(text, match.end()):
            pass  # "83 detained persons"
        elif found is not None or word in _STOP or word in UNITS or step >= _REACH or match[1].endswith("."):
            break
        elif word.endswith("s") and not word.endswith(("ss", "us")) and match[1][0].islower():
            return _agent(word, match.end())  # another plural is what is counted
        at = match.end()
    return found


def _noun_next(text: str, at: int) -> bool:
    """Whether the very next word is a plural noun for persons."""
    match = WORD.match(text, at)
    noun = people.english().get(match[1].lower()) if match and match[1] else None
    return noun is not None and noun.plural


def _agent(word: str, end: int) -> Noun | None:
    """A plural that is in no list and is made like a word for people: "worshippers", "beekeepers"."""
    if word in _NO_AGENT or not _AGENT.match(word):
        return None
    return Noun(people.PersonNoun(word, True, Sex.UNKNOWN, Child.UNKNOWN), end)
