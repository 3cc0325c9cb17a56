"""Whether the numbers of people done to can be one number."""

import numpy as np

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.records import UNBOUNDED
from kintrace.linkage.table import Beside, Truth

_A_NUMBER = 5  # "several" twice is no number; "at least ten" twice is one


def _one(pairs: Beside) -> Truth:
    return (pairs.left("most_number") == 1) & (pairs.right("most_number") == 1)


def _same(pairs: Beside) -> Truth:
    told = (pairs.left("most_number") < UNBOUNDED) | (pairs.left("least_number") >= _A_NUMBER)
    return pairs.same("least_number") & pairs.same("most_number") & told


def _near(pairs: Beside) -> Truth:
    least = np.maximum(pairs.left("least_number"), pairs.right("least_number"))
    several = np.minimum(pairs.left("most_number"), pairs.right("most_number")) > 1
    return (pairs.gap("least_number", "most_number") * 5 <= least) & several


COMPARISON = Comparison(
    "number",
    both_know("least_number"),
    (
        Level("one", "Both speak of one person", _one),
        Level("same", "Both give the same number of people", _same),
        Level("fits", "The numbers of people fit each other",
              lambda pairs: pairs.gap("least_number", "most_number") == 0),
        Level("near", "The numbers of people are a fifth or less apart", _near),
        Level("part", "The numbers differ, where both name one of the people", lambda pairs: pairs.share("victims")),
        Level("different", "The numbers of people cannot be one number", otherwise),
    ),
)  # fmt: skip
