"""How many card numbers, drawn with the faults of hands, are read right; and what is taken for one wrongly."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from kintrace.lexicon.contacts import contacts_in
from kintrace.lexicon.contacts.nrc import parse
from unit.lexicon.written_numbers import Card, cards, figures, slips, townships

COUNT = 2000


def main() -> None:
    listed = set(townships())

    def right(card: Card) -> bool:
        number = parse(card.written)
        return (
            number is not None
            and (number.type, number.number) == (card.type, card.number)
            and (card.state, number.township, card.letters) in listed
        )

    print(f"{'what':<34}{'share':>8}{'a second':>12}")
    for script in ("latin", "burmese"):
        drawn = cards(COUNT, script, seed=2026)
        start = time.process_time()
        share = sum(map(right, drawn)) / COUNT
        print(f"{script + ' cards read right':<34}{share:>8.4f}{COUNT / (time.process_time() - start):>12,.0f}")
    wrong = slips(COUNT, seed=2026)
    read = [(card, parse(card.written)) for card in wrong]
    doubted = sum(number is not None and not number.certain for _, number in read) / COUNT
    print(f"{'wrong townships doubted':<34}{doubted:>8.4f}")
    taken = sum(any(c.kind == "nrc" for c in contacts_in(words)) for words in figures(COUNT, seed=2026)) / COUNT
    print(f"{'figures taken for cards':<34}{taken:>8.4f}")


if __name__ == "__main__":
    main()
