"""How long one waits after wrong passphrases. The supervisor counts, so that a new worker does not begin at nothing."""

from __future__ import annotations

FREE = 2  # everybody mistypes
LONGEST_SECONDS = 300.0


def wait_after(wrong: int) -> float:
    """Say how many seconds must pass after so many wrong passphrases: 1, 2, 4 … and no more than five minutes.

    It slows down whoever sits at this keyboard. Whoever has the files guesses elsewhere, at the price that
    Argon2 sets.

    >>> [wait_after(n) for n in range(6)]
    [0.0, 0.0, 0.0, 1.0, 2.0, 4.0]
    >>> wait_after(10_000)
    300.0
    """
    if wrong <= FREE:
        return 0.0
    return min(LONGEST_SECONDS, 2.0 ** min(wrong - FREE - 1, 16))
