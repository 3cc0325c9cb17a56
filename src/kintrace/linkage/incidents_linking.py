"""Which mentions are one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kintrace.linkage.columns import incident_table
from kintrace.linkage.explain import weighed
from kintrace.linkage.records import IncidentRecord
from kintrace.linkage.weights import Side
from kintrace.model import Pair, Verdict


def weighed_incidents(
    records: Sequence[IncidentRecord],
    pairs: Iterable[tuple[str, str]],
    side: Side,
    verdicts: Mapping[tuple[str, str], list[Verdict]],
) -> list[Pair]:
    """Weigh pairs of incidents, in order of references."""
    return weighed(incident_table(records), pairs, "incidents", side, verdicts)


def may_be_one_event(records: Sequence[IncidentRecord]) -> bool:
    """Whether the rules allow records to be one event: one kind of act, and no two of one document."""
    documents = Counter(r.document for r in records)
    return len({r.kind for r in records}) == 1 and max(documents.values()) == 1
