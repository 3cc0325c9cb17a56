"""Whether one document tells both, as two events."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level

COMPARISON = Comparison(
    "one_document",
    "document_l <> document_r",
    (
        Level("same", "One document tells both, as two events", "document_l = document_r"),
        Level("other", "Two documents tell them", OTHERWISE),
    ),
)
