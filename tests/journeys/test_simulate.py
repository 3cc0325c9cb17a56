"""Making a world at the command line, and what is never overwritten by it."""

from __future__ import annotations

import json
from random import Random

from folders import kintrace
from kintrace.simulation import drawn, simulated, write_world


def test_a_world_is_written_and_linking_reads_it(tmp_path):
    world = tmp_path / "world"
    made = kintrace("simulate", world, "--rows", "60", "--seed", "4", home=tmp_path)
    assert made.returncode == 0
    assert "invented" in made.stdout
    out = tmp_path / "pairs.jsonl"
    linked = kintrace("link", world / "PEOPLE.csv", "--json", out, home=tmp_path)
    assert linked.returncode == 0
    assert len(json.loads(out.read_text("utf-8").splitlines()[-1])["clusters"]) == 60
    again = kintrace("link", world / "PEOPLE.csv", "--json", tmp_path / "again", "--engine", "duckdb", home=tmp_path)
    assert again.returncode == 0 and (tmp_path / "again").read_bytes() == out.read_bytes()


def test_draws_of_the_clusters_stand_before_the_last_line(tmp_path):
    kintrace("simulate", tmp_path / "world", "--rows", "60", "--seed", "4", home=tmp_path)
    out = tmp_path / "pairs.jsonl"
    people = tmp_path / "world" / "PEOPLE.csv"
    assert kintrace("link", people, "--json", out, "--draws", "3", "--seed", "5", home=tmp_path).returncode == 0
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["draw"] for line in lines if "draw" in line] == [1, 2, 3]
    assert "draw" not in lines[-1] and all(len(line["clusters"]) == 60 for line in lines[-4:])


def test_what_people_judged_wins_and_what_contradicts_itself_is_set_aside(tmp_path):
    people, judged, out = tmp_path / "people.csv", tmp_path / "judged.csv", tmp_path / "pairs.jsonl"
    people.write_text("id,list,name\nr1,a,Zaw Lin\nr2,b,Hkawn Ja\nr3,c,Maran Gam\n", "utf-8")
    judged.write_text("left,right,verdict\nr1,r2,same\nr2,r3,same\nr1,r3,different\n", "utf-8")
    told = kintrace("link", people, "--json", out, "--judged", judged, home=tmp_path)
    assert told.returncode == 1 and "judgement in row" in told.stderr
    clusters = json.loads(out.read_text("utf-8").splitlines()[-1])["clusters"]
    assert clusters["r1"] != clusters["r3"] and clusters["r2"] in (clusters["r1"], clusters["r3"])


def test_two_rows_are_explained_without_a_name(tmp_path):
    people = tmp_path / "people.csv"
    rows = ("r1,a,Ko Kyaw Lin Htet,24,2025-03-02", "r2,b,ကျော်လင်းထက်,25,2025-03-02", "r3,b,Lahpai Gam,31,2024-01-09")
    people.write_text("\n".join(["id,list,name,age,event_date", *rows]), "utf-8")
    told = kintrace("link", people, "--why", "r1", "r2", home=tmp_path)
    assert told.returncode == 0 and "It happened on one day" in told.stdout and "in all" in told.stdout
    assert not any(word in told.stdout for word in ("Kyaw", "ကျော်", "Htet"))
    assert kintrace("link", people, "--why", "r1", "r9", home=tmp_path).returncode == 2
    assert kintrace("link", people, home=tmp_path).returncode == 2


def test_another_process_writes_the_same_bytes(tmp_path):
    kintrace("simulate", tmp_path / "theirs", "--rows", "80", "--seed", "6", home=tmp_path)
    (tmp_path / "ours").mkdir()
    write_world(simulated(drawn(Random(6), 80), 6), tmp_path / "ours")
    for path in sorted((tmp_path / "ours").iterdir()):
        assert (tmp_path / "theirs" / path.name).read_bytes() == path.read_bytes()


def test_a_world_gives_way_only_when_that_is_said(tmp_path):
    world = tmp_path / "world"
    kintrace("simulate", world, "--rows", "60", "--seed", "4", home=tmp_path)
    before = (world / "PEOPLE.csv").read_bytes()
    assert kintrace("simulate", world, "--rows", "60", "--seed", "5", home=tmp_path).returncode == 12
    assert (world / "PEOPLE.csv").read_bytes() == before
    assert kintrace("simulate", world, "--rows", "60", "--seed", "5", "--force", home=tmp_path).returncode == 0
    assert (world / "PEOPLE.csv").read_bytes() != before


def test_a_list_of_somebodys_own_never_gives_way(tmp_path):
    own = tmp_path / "PEOPLE.csv"
    own.write_text("id,name\n", "utf-8")
    assert kintrace("simulate", tmp_path, "--force", home=tmp_path).returncode == 12
    assert own.read_text("utf-8") == "id,name\n"


def test_a_world_too_small_to_be_one_is_refused(tmp_path):
    done = kintrace("simulate", tmp_path / "world", "--rows", "3", home=tmp_path)
    assert done.returncode == 2
    assert "between 40 and" in done.stderr
    assert not (tmp_path / "world").exists()
