"""The example gives what a careful human concludes from it (examples/hpakant/expected.json)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from folders import traced
from kintrace.model import DateFit, When

EXAMPLE = Path(__file__).parents[2] / "examples" / "hpakant"
EXPECTED = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def lines(tmp_path_factory) -> list[dict]:
    home = tmp_path_factory.mktemp("example")
    return traced(EXAMPLE, home / "out.jsonl", home=home)


def problems(wanted: dict, lead: dict) -> list[str]:
    """What a lead lacks of what is wanted of it; empty: it is the one."""
    who, found = lead["who"], []
    if not set(wanted["documents"]) <= set(lead["documents"]):
        found.append(f"documents {lead['documents']}")
    if any(all(form not in name for name in who["names"]) for form in wanted["names"]):
        found.append(f"names {who['names']}")
    if who["named"] != wanted["named"]:
        found.append("named")
    if wanted["min"] is not None and (who["min"] is None or who["min"] < wanted["min"]):
        found.append(f"min {who['min']}")
    if wanted["max"] is not None and (who["max"] is None or who["max"] > wanted["max"]):
        found.append(f"max {who['max']}")
    if wanted["sex"] not in (None, who["sex"]):
        found.append(f"sex {who['sex']}")
    acts = wanted["what"] if isinstance(wanted["what"], list) else [wanted["what"]]
    if lead["what"] not in acts:
        found.append(f"what {lead['what']}")
    if wanted["date"] is not None and not settled(lead["date"], wanted["date"]):
        found.append(f"date {lead['date']}")
    if wanted["pcode_prefix"] and not (lead["place"]["pcode"] or "").startswith(wanted["pcode_prefix"]):
        found.append(f"place {lead['place']}")
    if (lead["taker"]["code"] or "").partition(":")[0] != (wanted["taker"] or ""):
        found.append(f"taker {lead['taker']}")
    if wanted["holder"] and (lead["holder"]["code"] or "").partition(":")[0] != wanted["holder"]:
        found.append(f"holder {lead['holder']}")
    if wanted["origins"] not in (None, lead["origins"]):
        found.append(f"origins {lead['origins']}")
    missing = set(wanted["conflicts"]) - {conflict["property"] for conflict in lead["conflicts"]}
    if missing:
        found.append(f"conflicts {sorted(missing)}")
    return found


def settled(said: str | None, wanted: str) -> bool:
    """Whether a date is the wanted day, or holds it within a fortnight."""
    if said is None:
        return False
    when = When(said)
    close = when.first is not None and when.last is not None and (when.last - when.first).days <= 14
    return close and When(wanted).fit(when) in (DateFit.SAME, DateFit.OVERLAPS)


@pytest.mark.parametrize("wanted", EXPECTED["leads"], ids=lambda wanted: wanted["id"])
def test_a_lead_says_what_a_careful_human_concludes(lines, wanted):
    tried = sorted((problems(wanted, lead) for lead in lines[:-1]), key=len)
    assert tried[0] == [], f"the nearest lead lacks: {tried[0]}"


def test_no_lead_is_wanted_twice_and_none_is_left_over(lines):
    used = {
        wanted["id"]: number
        for wanted in EXPECTED["leads"]
        for number, lead in enumerate(lines[:-1])
        if not problems(wanted, lead)
    }
    assert len(set(used.values())) == len(used)
    assert len(lines[:-1]) == len(EXPECTED["leads"])


def test_everything_taken_in_is_kept_or_set_aside_with_its_place(lines):
    last = lines[-1]
    assert last["taken_in"] == EXPECTED["taken_in"]
    assert {(x["file"], x["where"]) for x in last["set_aside"]} == {
        (x["file"], x["where"]) for x in EXPECTED["set_aside"]
    }


def test_each_person_is_counted_once(lines):
    assert lines[-1]["persons"] == EXPECTED["persons"]


@pytest.mark.parametrize("wanted", EXPECTED["practices"], ids=lambda p: f"{p['document']} {p['kind']}")
def test_a_rule_that_changed_is_a_practice(lines, wanted):
    found = {(p["document"], p["kind"]) for p in lines[-1]["practices"]}
    assert (wanted["document"], wanted["kind"]) in found


@pytest.mark.parametrize("wanted", EXPECTED["positions"], ids=lambda p: f"{p['document']} {p['kind']}")
def test_what_a_side_says_of_itself_is_its_position(lines, wanted):
    found = {(p["document"], p["party"]["code"], p["kind"]) for p in lines[-1]["positions"]}
    assert (wanted["document"], wanted["party"], wanted["kind"]) in found


@pytest.mark.parametrize("name", EXPECTED["no_incident"])
def test_a_report_without_an_incident_gives_no_lead(lines, name):
    assert all(name not in lead["documents"] for lead in lines[:-1])


def test_people_who_are_not_the_same_share_no_lead(lines):
    wanted = {lead["id"]: lead for lead in EXPECTED["leads"]}
    for left, right in EXPECTED["not_same"]:
        if left in wanted and right in wanted:
            both = [
                lead for lead in lines[:-1] if not problems(wanted[left], lead) and not problems(wanted[right], lead)
            ]
            assert both == [], (left, right)
        elif " row " not in left + right:  # a list holds many people: its rows are told apart by the leads themselves
            assert not any({left, right} <= set(lead["documents"]) for lead in lines[:-1]), (left, right)
