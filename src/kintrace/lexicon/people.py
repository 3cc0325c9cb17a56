"""Nouns for persons, in English and Burmese, with the sex and childhood that the noun itself says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kintrace.lexicon.tables import shipped_rows
from kintrace.model import Child, Sex

_SEX = {"m": Sex.MALE, "f": Sex.FEMALE, "u": Sex.UNKNOWN}
_CHILD = {"yes": Child.YES, "no": Child.NO, "u": Child.UNKNOWN}


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A word for a person or persons.

    Args:
        word: The word, lower case.
        plural: Whether it stands for two or more.
        sex: What the word says of their sex.
        child: Whether the word says that they are children, or adults.
        armed: Whether it names them as fighters.
    """

    word: str
    plural: bool
    sex: Sex
    child: Child
    armed: bool = False


@cache
def english() -> dict[str, PersonNoun]:
    """English nouns for persons, singular and plural, by the word in lower case."""
    nouns: dict[str, PersonNoun] = {}
    for row in shipped_rows("person_nouns.tsv"):
        for word, plural in ((row["singular"], False), (row["plural"], True)):
            if word:
                noun = PersonNoun(word, plural, _SEX[row["sex"]], _CHILD[row["child"]], row["armed"] == "yes")
                nouns.setdefault(word.lower(), noun)
    return nouns


@cache
def burmese() -> dict[str, PersonNoun]:
    """Burmese nouns for persons; they have no plural of their own."""
    return {
        r["noun"]: PersonNoun(r["noun"], False, _SEX[r["sex"]], _CHILD[r["child"]])
        for r in shipped_rows("person_nouns_my.tsv")
    }
