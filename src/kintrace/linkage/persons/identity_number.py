"""Whether the identity cards carry one number."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null

COMPARISON = Comparison(
    "identity_number",
    either_null("nrc"),
    (
        Level("same", "The identity card numbers are the same", "nrc_l = nrc_r"),
        Level(
            "slip",
            "The identity card numbers differ in one digit",
            "case when length(nrc_l) = length(nrc_r) then hamming(nrc_l, nrc_r) else 9 end = 1",
        ),
        Level("different", "The identity card numbers differ", OTHERWISE),
    ),
)
