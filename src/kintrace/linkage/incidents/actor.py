"""Whether the same side is said to have done both; a side and its enemy cannot have."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "actor",
    both_know("actors"),
    (
        Level("same", "The same side is said to have done both", lambda pairs: pairs.share("actors")),
        Level("same_camp", "Sides of one camp are said to have done them", lambda pairs: pairs.share("camps")),
        Level("different", "Different sides are said to have done them", otherwise),
    ),
)
