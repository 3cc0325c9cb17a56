"""Put the comparisons' questions to pairs of records, on Splink over DuckDB in memory.

Splink answers and adds up; the exact integers come from its answers, so that a pair weighs the same on every machine.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kintrace.linkage import arrow
from kintrace.linkage.comparison import OTHERWISE, SILENT, Comparison
from kintrace.linkage.weights import Side


@dataclass(frozen=True, slots=True)
class Answers:
    """What the comparisons say of one pair.

    Args:
        left: Reference of a record, the smaller one.
        right: Reference of the other.
        levels: Name of the level of each comparison, in the comparisons' order.
        splink_bits: The weight as Splink adds it up, log2 odds.
    """

    left: str
    right: str
    levels: tuple[str, ...]
    splink_bits: float


def ask(
    columns: Mapping[str, Any], pairs: Sequence[tuple[str, str]], questions: Sequence[Comparison], side: Side
) -> list[Answers]:
    """Compare pairs of records.

    Args:
        columns: The records as Arrow columns; ``unique_id`` is the reference.
        pairs: Pairs to compare, each the smaller reference first.
        questions: The comparisons.
        side: Their weights.

    Returns:
        One answer for each pair, in order of the pairs' references.
    """
    if not pairs:
        return []
    with database() as connection:
        _load(connection, columns, pairs)
        rows = _predicted(connection, questions, side)
    names = [{side.millibits(c.name, level.name): level.name for level in c.levels} | {0: SILENT} for c in questions]
    answers = [
        Answers(left, right, tuple(n[round(1000 * w)] for n, w in zip(names, parts, strict=True)), bits)
        for left, right, bits, *parts in rows
    ]
    return sorted(answers, key=lambda a: (a.left, a.right))


@contextmanager
def database() -> Iterator[Any]:
    """Open a database that lives in memory only, and ends with the block."""
    import duckdb

    # no temporary directory: what does not fit in memory fails, and nothing of it reaches the disk in the clear
    settings = {"temp_directory": "", "threads": 2, "autoinstall_known_extensions": False,
                "autoload_known_extensions": False}  # fmt: skip
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("set enable_progress_bar = false")
    try:
        yield connection
    finally:
        connection.close()


def _load(connection: Any, columns: Mapping[str, Any], pairs: Sequence[tuple[str, str]]) -> None:
    left, right = arrow.words(a for a, _ in pairs), arrow.words(b for _, b in pairs)
    keys = {"match_key": arrow.words("0" for _ in pairs), "join_key_l": left, "join_key_r": right}
    connection.register("arrived_records", arrow.table(columns))
    connection.register("arrived_pairs", arrow.table(keys))
    connection.execute("create table records as select * from arrived_records")
    connection.execute("create table pairs as select * from arrived_pairs")


def _predicted(connection: Any, questions: Sequence[Comparison], side: Side) -> list[tuple[Any, ...]]:
    from splink import DuckDBAPI, Linker

    with _quiet():
        api = DuckDBAPI(connection=connection)
        linker = Linker(api.register("records"), _settings(questions, side), validate_settings=False, log_level=None)
        linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
        predicted = linker.inference.predict()
    # the weight of each answer names the answer: Splink keeps its level numbers only together with the records' words
    parts = ", ".join(f"mw_{c.name}" for c in questions)
    told = f"select unique_id_l, unique_id_r, match_weight, {parts} from {predicted.physical_name}"
    return list(connection.execute(told).fetchall())


def _settings(questions: Sequence[Comparison], side: Side) -> dict[str, Any]:
    odds = 2 ** (side.start / 1000)
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": odds / (1 + odds),
        "comparisons": [_question(c, side) for c in questions],
        "blocking_rules_to_generate_predictions": ["1 = 1"],  # never used: our own pairs are registered
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": False,
    }


def _question(comparison: Comparison, side: Side) -> dict[str, Any]:
    silent = {"sql_condition": comparison.silent, "label_for_charts": SILENT, "is_null_level": True}
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [silent, *(_answer(comparison.name, level, side) for level in comparison.levels)],
    }


def _answer(comparison: str, level: Any, side: Side) -> dict[str, Any]:
    odds = 2 ** (side.millibits(comparison, level.name) / 1000)
    holds = level.holds if level.holds == OTHERWISE else f"({level.holds})"
    # only the ratio of the two counts
    return {"sql_condition": holds, "label_for_charts": level.name, "m_probability": odds / (1 + odds),
            "u_probability": 1 / (1 + odds)}  # fmt: skip


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Splink from speaking to the terminal: what it says may hold values of records."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
