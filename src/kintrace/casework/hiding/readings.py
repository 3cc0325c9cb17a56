"""All ways in which a casebook is read, asked together of who is hidden: no ruling of a person makes them unknown.

A ruling takes a name away, puts a day later or says that somebody was taken who escaped; it may be a slip, or meant to
bring somebody into the open. So who is hidden is looked for as the program reads the documents, as people's rulings
leave them, and with all that anybody ever ruled, taken back or not. Who is one with them by any of these is; what is
later by any of these goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kintrace.casework.contents import Contents
from kintrace.casework.hiding.later import Course, Hidden, LaterIn
from kintrace.model import Anchor, Linked

Reading = tuple[Contents, Linked]


class Courses:
    """All writings in each of their readings, asked what they tell of somebody and when.

    Args:
        readings: Contents that hold the same documents, and the linkage of each.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._courses = [Course(of.codings, of.documents, linked) for of, linked in readings]

    def hidden(self, anchors: Iterable[Anchor]) -> tuple[Hidden, ...]:
        """Find the person whom anchors name; also where linkage only half knows them again. One for each reading."""
        anchors = tuple(anchors)
        named = {ref for course in self._courses for ref in course.at(anchors)}
        found: set[str] = set()
        more = named
        while more - found:  # one reading may take for one what another takes for another
            found |= more
            more = {ref for course in self._courses for ref in course.one_with(found)}
        perhaps = {ref for course in self._courses for ref in course.perhaps_one_with(found)} - found
        names = {name for course in self._courses for name in course.names_of(found)}
        return tuple(course.hidden(named, found, perhaps, names) for course in self._courses)

    def later_in(self, document: str, people: Iterable[Sequence[Hidden]]) -> LaterIn:
        """Find what a document tells of some people after their taking, by any reading."""
        whole = LaterIn()
        for person in people:
            for course, hidden in zip(self._courses, person, strict=True):
                whole.take_in(course.later_in(document, hidden))
        return whole
