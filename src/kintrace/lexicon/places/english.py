"""Places in English text: names with their generic words, names after words of place, and chains of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.places import english_words as words_of
from kintrace.lexicon.places.areas import Areas
from kintrace.lexicon.places.element import Element

_RANK = {"site": 0, "village": 1, "ward": 1, "village_tract": 2, "town": 3, "township": 4, "district": 5, "state": 6}
_SIDES = ("north", "south", "east", "west")
_ARMED = frozenset(("Army", "Independence", "National", "Union"))
_LONG_NAME = 9  # letters: a name of several words that is so long is no person's by chance
_TITLED = re.compile(rf"\b(?:{'|'.join(words_of.TITLES)})\.?\s+\Z")
_TITLES_AND_NAMES = frozenset(("Sai", "Nang", "Nan", "Mai", "Naw", "Saw"))


def chains_in(text: str, known: Areas) -> Iterator[tuple[int, int, list[Element]]]:
    """Find chains of places: start and end of the words, and the elements, innermost first."""
    return _Reading(text, known).chains()


class _Reading:
    """One text, and the names that are places everywhere in it because a generic word stands with them once."""

    def __init__(self, text: str, known: Areas) -> None:
        self.text, self.known = text, known
        self.seen = frozenset(self._names_with_generics())

    def chains(self) -> Iterator[tuple[int, int, list[Element]]]:
        at = 0
        while True:
            element = self._next(at)
            if element is None:
                return
            chain = self._owned(element)
            first, end = element.start, chain[0].end
            while True:
                link = words_of.LINK.match(self.text, end)
                following = self._element(link.end(), linked=True) if link else None
                if link is None or following is None or not self._holds(self._widest(chain), following, link[0]):
                    break
                # "Thet Pay village in Sagaing Region's Khin-U Township"
                owned = self._owned(following)
                owned = owned if self._holds(self._widest(chain), owned[0], "") else [following]
                chain += owned
                end = owned[0].end
                if link[0].strip() == "(":
                    end += self.text.startswith(")", end)
            near = words_of.NEAR.search(self.text, max(0, first - 12), first)
            yield (near.start() if near else first), end, chain
            at = end

    def _owned(self, element: Element) -> list[Element]:
        """The place with its holder where that stands before it: "Kutkai Township's Lawk village"."""
        after = words_of.OWNS.match(self.text, element.end)
        inside = re.match(r"(?P<holder>.+?)['’]s\b\s*", element.words)
        if after:
            holder, at = element, after.end()
        elif inside and self.known.named(inside["holder"]):
            name = inside["holder"]
            holder = Element(element.start, element.start + inside.end("holder"), name, "", name)
            at = element.start + inside.end()
        else:
            return [element]
        owned = self._element(at, linked=True)
        if owned is None or not (self._holds(owned, holder, "") or self._of_region(owned, holder)):
            return [element]
        return [*self._owned(owned), holder]

    def _of_region(self, owned: Element, holder: Element) -> bool:
        """Whether a city's bare name stands for the region of that name: "Mandalay's Chanayethazan Township"."""
        region = any(a.level == "state" for a in self.known.named(holder.name))
        return owned.level == "township" and not holder.level and region

    def _widest(self, chain: list[Element]) -> Element:
        return max(chain, key=self._rank)

    def _names_with_generics(self) -> Iterator[str]:
        for match in words_of.ELEMENT.finditer(self.text):
            if match["name"] and (level := _level(match)):
                name = _own_name(match["name"])[0]
                if name and (level in ("village", "village_tract", "ward") or not self.known.named(name)):
                    yield name
            elif match["nameof"]:
                yield match["nameof"]

    def _next(self, at: int) -> Element | None:
        for match in words_of.ELEMENT.finditer(self.text, at):
            element = self._checked(match, linked=False)
            if element is not None:
                return element
        return None

    def _element(self, at: int, linked: bool) -> Element | None:
        match = words_of.ELEMENT.match(self.text, at)
        return self._checked(match, linked) if match else None

    def _checked(self, match: re.Match[str], linked: bool) -> Element | None:
        """The element that a match stands for; ``None``: it names no place."""
        text = self.text
        if match["num"] and match["gnum"].lower().startswith("section") and _of_a_law(text, match):
            return None
        if match["num"]:
            level = "site" if match["gnum"].startswith("Camp") else "ward"
            return Element(match.start("gnum"), match.end(), match[0], level, text[match.start("gnum") : match.end()])
        if match["lettered"]:
            return Element(match.start(), match.end(), match[0], "ward", match[0])
        if match["nameof"]:
            level = _level_of(match["gof"])
            words = text[match.start("gof") : match.end()]
            return Element(match.start("gof"), match.end(), match["nameof"], level, words)
        # "He Hoe" and "In Pin" are towns, and Saw is a township: what is listed whole is no word of the sentence
        listed = bool(_level(match)) and self._exactly(match["name"])
        name, skipped = (match["name"], 0) if listed else _own_name(match["name"])
        start = match.start("name") + skipped
        if not name or (name in words_of.TITLES and not listed):
            return None
        return self._named(match, start, name, skipped, linked)

    def _named(self, match: re.Match[str], start: int, name: str, skipped: int, linked: bool) -> Element | None:
        text, level = self.text, _level(match)
        if match["dir"] and not skipped and level != "state":
            whole = text[match.start("dir") : match.end("name")]
            if self.known.named(whole):
                # "North Okkalapa" is its name, not the north of Okkalapa
                start, end = match.start("dir"), match.end() if level else match.end("name")
                return Element(start, end, whole, level, text[start:end])
        if match["inner"] and not level:
            # "Shan (North)" is a state's part, "Dagon Myothit (East)" a township, "Brang Aung (27)" neither
            whole = text[start : match.end("inner") + 1]
            if not match["inner"].isdigit() and self.known.named(whole):
                return Element(start, start + len(whole), whole, "", whole)
        if level:
            return self._with_generic(match, start, name, level)
        return self._alone(start, name, linked, (match["dir"] or "").lower())

    def _with_generic(self, match: re.Match[str], start: int, name: str, level: str) -> Element | None:
        text = self.text
        name = re.sub(r"['’]s\Z", "", name)
        words = name.split()
        if words[0] in words_of.NOT_PLACES | words_of.COMMON_FIRST or not _ARMED.isdisjoint(words):
            return None
        if level in ("site", "town", "village") and name.isupper():
            return None
        if words_of.ORGANISATION.match(text, match.end()):
            return None
        if words_of.COUNCIL_OF.search(text, max(0, start - 30), start):
            return None
        if level == "state" and not any(a.level == "state" for a in self.known.named(name)):
            return None
        direction = (match["dir"] or "").lower()
        if direction and start == match.start("name"):
            start = match.start("dir")
        elif words[0].lower().removesuffix("ern") in _SIDES and len(words) > 1:
            direction, name = words[0].lower().removesuffix("ern"), " ".join(words[1:])
        aside = (match["aside"] or match["inner"] or "").lower()
        parts = direction or next((p for p in _SIDES if aside.startswith(p)), "")
        if level != "state" and (aside.isdigit() or aside.startswith(_SIDES)):
            # "Aung Myay (2) Village Tract", "Shan Su (North) Ward": there is another of the name
            name = f"{name} ({match['inner'] or match['aside']})"
        elif match["inner"] and self.known.named(f"{name} ({match['inner']})"):
            name = f"{name} ({match['inner']})"
        # "Minhla Township (Bago Region)": what stands in the brackets holds it, and is no part of its name
        end = match.start("after") if words_of.HOLDER.search(match["aside"] or "") else match.end()
        return Element(start, end, name, level, text[start:end], parts)

    def _alone(self, start: int, name: str, linked: bool, direction: str) -> Element | None:
        """A name without a generic word: known, or after a word of place, and no person or organisation."""
        text, words, end = self.text, name.split(), start + len(name)
        before = text[max(0, start - 20) : start]
        titled = words[0] in words_of.TITLES and words[0] not in _TITLES_AND_NAMES
        if titled or not words_of.NOT_PLACES.isdisjoint(words) or _TITLED.search(before):
            return None
        if words_of.ORGANISATION.match(text, end) or (name.isupper() and len(name) > 1):
            return None
        known = self.known.named(name)
        placed = bool(words_of.PLACE_BEFORE.search(before)) or linked
        levels = {a.level for a in known}
        if name in words_of.PEOPLES and levels == {"state"}:
            if not self._state_alone(end, before, placed):
                return None
        elif known:
            surely = placed or words_of.KNOWN_BEFORE.search(before) or name in self.seen or self._before_its_holder(end)
            if before.endswith("The ") or (not surely and not self._speaks_for_itself(name)):
                return None
        elif name not in self.seen and not self._in_place(before, end):
            return None
        # a village that shares a town's name stays the village
        level = "village" if known and name in self.seen else ""
        return Element(start, end, name, level, text[start:end], direction)

    def _in_place(self, before: str, end: int) -> bool:
        """Whether a name that no list holds stands where a place stands: "in Lawk Hprai on Monday"."""
        return bool(words_of.PLACE_BEFORE.search(before)) and words_of.FUNCTION.match(self.text, end) is not None

    def _state_alone(self, end: int, before: str, placed: bool) -> bool:
        """Whether a state's bare name, which is also a people's, means the state: "in Kachin", not "Kachin woman"."""
        if before.endswith(("The ", "the ")) or words_of.PEOPLE_AFTER.match(self.text, end):
            return False
        told = placed or words_of.KNOWN_BEFORE.search(before) is not None
        return told and words_of.FUNCTION.match(self.text, end) is not None

    def _speaks_for_itself(self, name: str) -> bool:
        """Whether a known name is written so that it is no syllable of a person's name by chance."""
        letters = sum(c.isalpha() for c in name)
        return self._exactly(name) and letters >= (_LONG_NAME if " " in name else words_of.SHORTEST_ALONE)

    def _exactly(self, name: str) -> bool:
        """Whether a name is listed in these letters, and not only under the same spelling key."""
        letters = _letters(name)
        return any(_letters(a.name) == letters for a in self.known.named(name))

    def _before_its_holder(self, end: int) -> bool:
        """Whether a known place follows after a comma."""
        following = words_of.AFTER_COMMA.match(self.text, end)
        return following is not None and bool(self.known.named(following[1]))

    def _rank(self, element: Element) -> int:
        if element.level:
            return _RANK[element.level]
        known = self.known.named(element.name)
        if not known:
            return 1
        return 6 if all(a.level == "state" for a in known) else 4

    def _apart(self, inner: Element, outer: Element) -> bool:
        """Whether two known names lie in no common state: then they are two places of a list."""
        ours, theirs = ({a.pcode[:6] for a in self.known.named(e.name)} for e in (inner, outer))
        return bool(ours and theirs) and ours.isdisjoint(theirs) and "" not in theirs

    def _holds(self, inner: Element, outer: Element, link: str) -> bool:
        """Whether the second place can hold the first."""
        if link.strip() == "(":
            return bool(outer.level or self.known.named(outer.name))
        if not inner.level and not outer.level and self._apart(inner, outer):
            return False
        ours, theirs = self._rank(inner), self._rank(outer)
        return theirs > ours or (theirs == ours == 1 and link.strip() in ("near", "of"))


def _of_a_law(text: str, match: re.Match[str]) -> bool:
    """Whether a numbered section is one of a law, and no quarter of a town."""
    before = text[max(0, match.start("gnum") - 24) : match.start("gnum")]
    return bool(words_of.LETTERED.match(text, match.end("num")) or words_of.UNDER_A_LAW.search(before))


def _letters(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalpha())


def _level(match: re.Match[str]) -> str:
    return next((level for i, (level, _) in enumerate(words_of.GENERICS) if match[f"g{i}"]), "")


def _level_of(word: str) -> str:
    return next((lv for lv, pattern in words_of.GENERICS if re.fullmatch(pattern, word, re.IGNORECASE)), "village")


def _own_name(name: str) -> tuple[str, int]:
    """The name without the words of the sentence that stand before it, and how many code points those take."""
    skipped = 0
    while True:
        first, _, rest = name.partition(" ")
        if first not in words_of.LEADING or not rest:
            return ("" if first in words_of.LEADING else name), skipped
        kept = rest.lstrip()
        skipped += len(name) - len(kept)
        name = kept
