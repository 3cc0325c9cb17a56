"""Whether both are victims of one incident."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "one_event",
    both_know("incidents"),
    (
        Level("same", "Both are victims of reports linked as one incident", lambda pairs: pairs.share("incidents")),
        Level("different", "No report of one is linked with a report of the other", otherwise),
    ),
)
