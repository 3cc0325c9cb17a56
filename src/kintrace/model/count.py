"""How many people: a smallest and a largest number, with the words they were read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.kept import Kept, kept


@kept(min=Kept.ALLEGED, max=Kept.ALLEGED, words=Kept.WORDS)
@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons as the text bounds it.

    Args:
        min: Fewest persons; ``None``: the text sets no lower bound.
        max: Most persons; ``None``: the text sets no upper bound ("over 60").
        words: The words of the document ("nearly 60").

    Raises:
        ValueError: Negative, or the most is less than the fewest.

    >>> Count(3, None, "several").holds(11)
    True
    """

    min: int | None
    max: int | None
    words: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if (self.min is not None and self.min < 0) or (self.max is not None and self.max < 0):
            raise ValueError("a count of persons cannot be negative")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise ValueError("the largest count is below the smallest")

    @property
    def known(self) -> bool:
        """Whether the text bounds the number at all."""
        return self.min is not None or self.max is not None

    @property
    def exact(self) -> bool:
        """Whether the text gives one number."""
        return self.min is not None and self.min == self.max

    def holds(self, number: int) -> bool:
        """Whether the number lies within the bounds."""
        return (self.min is None or number >= self.min) and (self.max is None or number <= self.max)

    def meets(self, other: Count) -> bool:
        """Whether some number lies within both bounds.

        >>> Count(18, 22).meets(Count(20, 20)), Count(2, 2).meets(Count(3, None))
        (True, False)
        """
        lows = [c.min for c in (self, other) if c.min is not None]
        highs = [c.max for c in (self, other) if c.max is not None]
        return not lows or not highs or max(lows) <= min(highs)


UNCOUNTED = Count(None, None)
ONE = Count(1, 1)
