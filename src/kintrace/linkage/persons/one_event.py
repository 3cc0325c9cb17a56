"""Whether both are victims of one incident."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "one_event",
    either_empty("incidents"),
    (
        Level("same", "Both are victims of reports linked as one incident", "list_has_any(incidents_l, incidents_r)"),
        Level("different", "No report of one is linked with a report of the other", OTHERWISE),
    ),
)
