"""Whether the identity cards carry one number."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import NONE, Beside, Truth


def _slip(pairs: Beside) -> Truth:
    """One digit differs, or two neighbours stand in each other's place; the numbers are of one length."""
    left, right = pairs.left("card_digits"), pairs.right("card_digits")
    apart = left != right
    told = ((left == NONE) == (right == NONE)).all(axis=1)
    turned = (apart[:, :-1] & apart[:, 1:] & (left[:, :-1] == right[:, 1:]) & (left[:, 1:] == right[:, :-1])).any(
        axis=1
    )
    differ = apart.sum(axis=1)
    return told & ((differ == 1) | (turned & (differ == 2)))


COMPARISON = Comparison(
    "identity_number",
    both_know("card"),
    (
        Level("same", "The identity card numbers are the same", lambda pairs: pairs.same("card")),
        Level("slip", "The identity card numbers differ as by one slip", _slip),
        Level("different", "The identity card numbers differ", otherwise),
    ),
)
