"""Finding the names of one table in another, as somebody at a desk does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cast import CANARIES, KYAW_LIN, SENG_RA, THIDAR
from folders import kintrace
from kintrace.lexicon import scripts

OTHERS = ["Hla Htwe", "Aung Win", "Nang Hom Kham", "Su Su Lwin"]


def table(path: Path, names: list[str]) -> Path:
    path.write_text("id\tname\n" + "".join(f"{path.stem}{n}\t{name}\n" for n, name in enumerate(names)), "utf-8")
    return path


def matched(queries: Path, corpus: Path, *more: str) -> tuple[int, list[dict], str]:
    out = queries.parent / "out.jsonl"
    done = kintrace("names", "match", queries, corpus, *more, "--json", out, home=queries.parent)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    return done.returncode, lines, done.stderr


def test_every_query_is_answered_best_first_across_scripts(tmp_path):
    queries = table(tmp_path / "q.tsv", [SENG_RA[2], KYAW_LIN[2], THIDAR[2]])
    corpus = table(tmp_path / "c.tsv", [*OTHERS, SENG_RA[0], KYAW_LIN[1], THIDAR[1]])
    code, lines, _ = matched(queries, corpus, "--top", "3")
    assert code == 0
    assert [line["id"] for line in lines] == ["q0", "q1", "q2"]
    assert [line["matches"][0]["name"] for line in lines] == [SENG_RA[0], KYAW_LIN[1], THIDAR[1]]
    for line in lines:
        scores = [match["score"] for match in line["matches"]]
        assert scores == sorted(scores, reverse=True) and len(scores) <= 3 and all(0 <= s <= 1 for s in scores)


def test_a_column_in_zawgyi_is_read_as_such_and_names_come_back_as_written(tmp_path):
    zawgyi = [scripts.to_zawgyi(name) for name in (SENG_RA[2], KYAW_LIN[2], THIDAR[2])]
    corpus = table(tmp_path / "c.tsv", [*OTHERS, *zawgyi])
    code, lines, _ = matched(table(tmp_path / "q.tsv", [KYAW_LIN[1]]), corpus)
    assert code == 0 and lines[0]["matches"][0]["name"] == zawgyi[1]


def test_rows_without_id_or_name_are_set_aside_by_line_and_the_rest_goes_on(tmp_path):
    queries = tmp_path / "q.tsv"
    queries.write_text(f"id\tname\nq0\t{KYAW_LIN[0]}\n\t{CANARIES[0]}\nq2\nq3\t\n\nq4\t{THIDAR[0]}\n", "utf-8")
    code, lines, said = matched(queries, table(tmp_path / "c.tsv", OTHERS))
    assert code == 1
    assert [line["id"] for line in lines] == ["q0", "q4"]
    assert all(f"q.tsv, line {n}:" in said for n in (3, 4, 5))
    assert CANARIES[0] not in said


@pytest.mark.parametrize("body", [b"", b"ref,name\n1,x\n", "id\tname\nq0\tRené\n".encode("cp1252")])
def test_what_is_no_table_of_names_is_named_with_what_to_do(tmp_path, body):
    queries = tmp_path / "q.tsv"
    queries.write_bytes(body)
    code, lines, said = matched(queries, table(tmp_path / "c.tsv", OTHERS))
    assert code == 10 and not lines
    assert "Save it again" in said or "name them so" in said


def test_a_table_that_is_not_there_is_said(tmp_path):
    code, _, said = matched(tmp_path / "none.tsv", table(tmp_path / "c.tsv", OTHERS))
    assert code == 11 and "none.tsv" in said
