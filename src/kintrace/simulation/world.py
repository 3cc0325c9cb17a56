"""A world: invented people, what happened to them, and the lists that were kept of it, with the truth beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from kintrace.simulation.happenings import Happenings
from kintrace.simulation.keeping import Keeping, with_columns
from kintrace.simulation.listing import Entry, Listing
from kintrace.simulation.naming import Naming
from kintrace.simulation.parameters import COLUMNS, Parameters
from kintrace.simulation.people import Population
from kintrace.simulation.places import Country


@dataclass(frozen=True, slots=True)
class TrueRow:
    """What is true of one row.

    Args:
        id: The row.
        person: Who it is; empty: somebody unnamed, whom nothing tells apart.
        list: On which list it stands.
        kind: ``person`` or ``unnamed``.
        incident: What happened; empty: nothing did.
    """

    id: str
    person: str
    list: str
    kind: str
    incident: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is in a world.

    Args:
        true_persons: People to whom something happened, on a list or on none.
        observed_persons: Those of them who stand on a list.
        strangers: People on a list to whom nothing happened.
        incidents: What happened, told or untold.
        unnamed_rows: Rows about nobody by name.
        true_pairs: Pairs of rows that are about one person, within lists too.
        lists: Rows by list.
        capture_patterns: People to whom something happened, by the lists on which they stand: a 1 or a 0 for each
            list, in the order of the parameters.
    """

    true_persons: int
    observed_persons: int
    strangers: int
    incidents: int
    unnamed_rows: int
    true_pairs: int
    lists: dict[str, int]
    capture_patterns: dict[str, int]


class World:
    """Lists whose truth is known. Rows are written when they are asked for, and each time the same.

    Args:
        parameters: What it is made by.
        seed: Where its chance begins.
        entries: Who stands where, in the order of rows.
        taken: People to whom something happened, on a list or on none.
        incidents: How many things happened.
        keeping: Writes rows.
    """

    def __init__(self, parameters: Parameters, seed: int, entries: list[Entry], taken: int, incidents: int,
                 keeping: Keeping) -> None:  # fmt: skip
        self.parameters, self.seed = parameters, seed
        self._entries, self._taken, self._incidents, self._keeping = entries, taken, incidents, keeping
        self._digits = len(str(len(entries)))

    def __len__(self) -> int:
        return len(self._entries)

    def rows(self) -> Iterator[dict[str, str]]:
        """Every row, all columns, in order of ids: what ``kintrace link`` would read."""
        for cells in self.lines():
            yield dict(zip(COLUMNS, cells, strict=True))

    def lines(self) -> Iterator[tuple[str, ...]]:
        """The same as cells in the order of ``COLUMNS``."""
        for at, entry in enumerate(self._entries):
            yield (self._id(at), *with_columns(self._keeping.cells(entry))[1:])

    def truth(self) -> Iterator[TrueRow]:
        """What is true of every row, in the same order."""
        for at, entry in enumerate(self._entries):
            yield TrueRow(
                self._id(at),
                f"P{entry.person.number:07}" if entry.person else "",
                self.parameters.keepers[entry.keeper].name,
                "person" if entry.person else "unnamed",
                str(entry.happening.number) if entry.happening else "",
            )

    def counts(self) -> Counts:
        """Count people, rows, pairs and who was caught by which lists."""
        of_person: Counter[int] = Counter()
        on: dict[int, int] = {}
        strangers = 0
        rows: Counter[int] = Counter()
        unnamed = 0
        for entry in self._entries:
            rows[entry.keeper] += 1
            if entry.person is None:
                unnamed += 1
            else:
                of_person[entry.person.number] += 1
                if entry.happening is None:
                    strangers += 1
                else:
                    on[entry.person.number] = on.get(entry.person.number, 0) | 1 << entry.keeper
        keepers = self.parameters.keepers
        by_lists = Counter(on.values()) + Counter({0: self._taken - len(on)})
        patterns = {"".join("01"[lists >> at & 1] for at in range(len(keepers))): n for lists, n in by_lists.items()}
        return Counts(
            true_persons=self._taken,
            observed_persons=len(on),
            strangers=strangers,
            incidents=self._incidents,
            unnamed_rows=unnamed,
            true_pairs=sum(n * (n - 1) // 2 for n in of_person.values()),
            lists={keeper.name: rows[at] for at, keeper in enumerate(keepers)},
            capture_patterns=dict(sorted(patterns.items())),
        )

    def meta(self) -> dict[str, object]:
        """What ``meta.json`` says: the seed, the parameters, all counts."""
        return {
            "invented": "Nobody in these lists exists. They were made by kintrace simulate.",
            "seed": self.seed,
            "rows": len(self),
            **asdict(self.counts()),
            "capture_order": [keeper.name for keeper in self.parameters.keepers],
            "parameters": asdict(self.parameters),
        }

    def _id(self, at: int) -> str:
        return f"r{at + 1:0{self._digits}}"


def simulated(parameters: Parameters, seed: int) -> World:
    """Make a world. The same parameters and seed make the same one, on every machine.

    Args:
        parameters: What it is made by; ``drawn`` draws them.
        seed: Any whole number.

    >>> from kintrace.simulation import drawn
    >>> world = simulated(drawn(Random(2), 60), seed=2)
    >>> len(list(world.rows())), len({row.id for row in world.truth()})
    (60, 60)
    """
    chance = Random(seed)
    naming, places, people, events, lists, order = (Random(chance.getrandbits(64)) for _ in range(6))
    country = Country(parameters, places)
    happenings = Happenings(parameters, country, Population(parameters, Naming(parameters, naming), people), events)
    listing = Listing(parameters, happenings.begins, happenings.days, lists)
    entries: list[Entry] = []
    while len(entries) < parameters.rows:
        happening, taken = happenings.next()
        for entry in listing.entries(happening, taken, happenings.meet):
            entries.append(entry)
            if entry.person is not None and listing.strangers(entry.keeper):
                entries.append(listing.stranger(entry.keeper, *happenings.stranger()))
    del entries[parameters.rows :]
    order.shuffle(entries)
    return World(parameters, seed, entries, happenings.people, happenings.count, Keeping(parameters, country, seed))
