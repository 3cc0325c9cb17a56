"""Whether one document tells both, as two events."""

from kintrace.linkage.comparison import Comparison, Level, always, otherwise

COMPARISON = Comparison(
    "one_document",
    always,
    (
        Level("same", "One document tells both, as two events", lambda pairs: pairs.same("document")),
        Level("other", "Two documents tell them", otherwise),
    ),
)
