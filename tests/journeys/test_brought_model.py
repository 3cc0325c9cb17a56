"""A model of one's own at the command line, through the real processes and a real connection."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from answering import Answering, answering, finds, sends, writes
from cast import CANARIES
from folders import PASSPHRASE, kintrace, passphrase_file
from kintrace.casework import Limits, OwnLists, brought_model, check
from kintrace.casework.contents import contents_of
from kintrace.casework.custodians.enrolment import enrol
from kintrace.casework.taking_in.intake import take_in
from kintrace.claims.brought import signature
from kintrace.model import Property, PublicCustodian
from kintrace.protect import Custodian, KeyRing
from kintrace.store import Casebook

MODEL = "some-model:7b"
REPORT = f"""\
Rain fell on Kale for a week, and {CANARIES[0]} stayed at home.

Junta troops arrested everybody in the queue in Kale on May 3, 2025.

The KIA took away a miner near Hpakant on 2 April 2025.
"""
FOUND = {
    "sentences": [2], "act": "detained", "act_words": "arrested everybody in the queue",
    "victims": ["everybody in the queue"], "taker": "Junta troops", "date": "on May 3, 2025", "place": "Kale",
    "speaker": "",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def served():
    with answering(finds()) as server:
        yield server


def named(served: Answering) -> list[str]:
    return ["--model-endpoint", served.address, "--model", MODEL]


def extracted(home: Path, *options: str):
    out = home / "out.jsonl"
    done = kintrace("extract", home / "folder" / "report.txt", "--json", out, *options, home=home)
    return done, (json.loads(out.read_text("utf-8"))["incidents"] if out.exists() else [])


def test_extract_adds_what_a_model_found_and_marks_it_with_the_model_and_its_version(home, served):
    served.by(finds(FOUND))
    done, incidents = extracted(home, *named(served))
    assert done.returncode == 0, done.stderr
    assert [(i["act"], i["date"], i.get("coder")) for i in incidents] == [
        ("taken", "2025-04-02", None),
        ("detained", "2025-05-03", signature(MODEL)),
    ]
    assert incidents[1]["actors"] == [{"text": "Junta troops", "code": "MM_MIL", "stance": "alleged"}]
    assert "nothing is sent to another machine" in done.stderr
    assert len(served.heard) == 1


def test_it_is_off_unless_it_is_named(home, served):
    served.by(finds(FOUND))
    done, incidents = extracted(home)
    assert (done.returncode, len(incidents), served.heard) == (0, 1, [])
    assert "model" not in done.stderr


def test_what_it_changed_is_refused_counted_and_said_without_a_word_of_the_report(home, served):
    served.by(finds(FOUND | {"taker": "the KIA"}, FOUND | {"victims": [CANARIES[0]]}, {"odd": CANARIES[0]}))
    done, incidents = extracted(home, *named(served))
    assert (done.returncode, len(incidents)) == (1, 1)
    assert "report.txt, model: 1 incident of the model's refused: it was not in the form" in done.stderr
    assert not any(word in done.stderr for word in (CANARIES[0], "queue", "Kale", "KIA"))


@pytest.mark.parametrize("script", [writes(f"I think {CANARIES[0]}"), sends(CANARIES[0].encode(), 500), sends(b"{}")])
def test_a_model_that_fails_costs_nothing_that_the_grammar_reads(home, served, script):
    served.by(script)
    done, incidents = extracted(home, *named(served))
    assert (done.returncode, len(incidents)) == (1, 1)
    assert "report.txt, model: 1" in done.stderr
    assert CANARIES[0] not in done.stderr


def test_another_machine_is_asked_only_where_it_is_said_and_what_leaves_is_said_first(home, served):
    served.by(finds(FOUND))
    elsewhere = [
        "--model-endpoint",
        f"http://127.1:{served.port}/v1",
        "--model",
        MODEL,
    ]  # an address that we do not know
    done, _ = extracted(home, *elsewhere)
    assert (done.returncode, served.heard) == (35, [])
    assert "127.1 is not this machine" in done.stderr
    done, incidents = extracted(home, *elsewhere, "--model-elsewhere")
    assert (done.returncode, len(incidents)) == (0, 2)
    assert "Every sentence of prose in these files" in done.stderr.splitlines()[0]


@pytest.mark.parametrize(
    "options",
    [["--model", MODEL], ["--model-endpoint", "http://127.0.0.1:1/v1"], ["--model-elsewhere"]],
    ids=["no address", "no name", "neither"],
)
def test_half_a_model_is_wrong_usage(home, options):
    assert extracted(home, *options)[0].returncode == 2


def test_trace_asks_it_as_a_document_comes_in_and_not_again_and_what_is_computed_equals_a_rebuild(home, served):
    served.by(finds(FOUND))
    book, out = home / "a.casebook", home / "leads.jsonl"
    kept = ["--casebook", book, "--passphrase-file", passphrase_file(home), "--plain", "--json", out]
    done = kintrace("trace", home / "folder", *kept, *named(served), home=home)
    assert done.returncode == 0, done.stderr
    assert len(served.heard) == 1
    leads = out.read_text("utf-8")
    said = {lead.get("date"): " ".join(lead.get("next", ())) for lead in map(json.loads, leads.splitlines())}
    assert "a model that was brought picked some of them" in said["2025-05-03"]
    assert "model" not in said["2025-04-02"]
    again = kintrace("trace", home / "folder", *kept, *named(served), home=home)
    assert again.returncode == 0, again.stderr
    assert len(served.heard) == 1
    assert out.read_text("utf-8") == leads
    assert check(book, lambda _: PASSPHRASE, lambda: datetime.now(UTC)).current


def test_what_a_casebook_keeps_leaves_for_no_other_machine(home, served):
    served.by(finds(FOUND))
    elsewhere = ["--model-endpoint", f"http://127.1:{served.port}/v1", "--model", MODEL]
    done = kintrace("trace", home / "folder", *elsewhere, home=home)
    assert (done.returncode, served.heard) == (35, [])
    assert "--model-elsewhere" not in done.stderr
    assert kintrace("trace", home / "folder", *elsewhere, "--model-elsewhere", home=home).returncode == 2


def test_what_it_found_stays_where_originals_are_sealed_and_every_quote_keeps_its_place(home, served):
    served.by(finds(FOUND))
    keys = KeyRing.temporary()
    book = Casebook.create(home / "a.casebook", keys, lambda: datetime.now(UTC))
    enrol(book, [PublicCustodian(f"c{n}", Custodian.new().public, bytes([n]) * 32) for n in range(2)])
    contents = contents_of(book)
    with Limits(60, 2048).readers(OwnLists(), brought_model(served.address, MODEL, 20)) as readers:
        take_in(book, keys, contents, home / "folder", readers, lambda *_: None)
    (reading,) = contents_of(book).reads.values()
    assert reading.sealed
    (document,) = reading.documents
    (coding,) = contents_of(book).codings.values()
    mine = [c for c in coding.claims if c.coder == signature(MODEL)]
    assert {c.property for c in mine} >= {Property.ACT, Property.WHEN, Property.WHERE, Property.TAKER}
    assert all(document.text[c.quote.start : c.quote.end] == c.quote.text for c in mine)
