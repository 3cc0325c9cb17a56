"""Where something is said to have happened: its words, and the MIMU code as far as they settle one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.model.kept import Kept, kept


class Precision(StrEnum):
    """How closely the code of a place holds the place that the words name."""

    EXACT = "exact"
    WITHIN_TRACT = "within_tract"
    WITHIN_TOWNSHIP = "within_township"
    WITHIN_STATE = "within_state"
    WORDS_ONLY = "words_only"


# MIMU P-codes nest by length: state or region (6), district (with a D), township (9), town or tract (12), ward (15).
PCODE = re.compile(r"MMR[0-9]{3}(D[0-9]{3}|[0-9]{3}([0-9]{3}([0-9]{3})?)?)?|MMR[0-9]{6}S?[0-9]{0,6}")
_WIDE_CODE = re.compile(r"MMR[0-9]{3}(?:D[0-9]{3}|[0-9]{3}S?(?:7[0-9]{2})?)?")


@kept(words=Kept.WORDS, pcode=Kept.ALLEGED, precision=Kept.ALLEGED, name=Kept.WORDS, within=Kept.WORDS)
@dataclass(frozen=True, slots=True)
class Place:
    """A place: the document's words, the MIMU P-code that surely holds it, and how closely.

    Args:
        words: Words as written ("near Sai Taung"); empty where only the surroundings are known.
        pcode: Code of the place itself or of the smallest area that surely holds it; ``None``: words only.
        precision: What ``pcode`` is to the words.
        name: The place's own name, without "near", "village" and the like ("Sai Taung").
        within: Words of the places that hold it, innermost first ("Hpakant Township", "Kachin State").

    Raises:
        ValueError: A code that is no P-code, or a precision that claims more than the code gives.

    >>> Place("near Sai Taung", "MMR001009", Precision.WITHIN_TOWNSHIP, "Sai Taung").township
    'MMR001009'
    """

    words: str = field(repr=False)
    pcode: str | None = None
    precision: Precision = Precision.WORDS_ONLY
    name: str = field(default="", repr=False)
    within: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if self.pcode is not None and not PCODE.fullmatch(self.pcode):
            raise ValueError("not a MIMU P-code")
        if (self.pcode is None) != (self.precision is Precision.WORDS_ONLY):
            raise ValueError("a place has a code exactly when its precision says more than words")

    @property
    def known(self) -> bool:
        """Whether anything is said of where."""
        return bool(self.words) or self.pcode is not None

    @property
    def state(self) -> str | None:
        """P-code of the state or region, where the code gives it."""
        return self.pcode[:6] if self.pcode else None

    @property
    def township(self) -> str | None:
        """P-code of the township, where the code reaches so far."""
        if self.pcode and len(self.pcode) >= 9 and "D" not in self.pcode:
            return self.pcode[:9]
        return None

    @property
    def wide(self) -> bool:
        """Whether it is, by its own code, a whole state, district, township or town.

        >>> Place("Hpakant", "MMR001009", Precision.EXACT).wide, Place("", "MMR001009003", Precision.EXACT).wide
        (True, False)
        """
        return self.precision is Precision.EXACT and _WIDE_CODE.fullmatch(self.pcode or "") is not None


NOWHERE = Place("")
