"""After every command there is, a seized and locked machine holds nothing readable of what was taken in.

One home is worked in from the first command to the last, as an office would. Then everything on it is searched, but for
what somebody confirmed should be plain. A command that nobody put into this day's work fails the test.
"""

from __future__ import annotations

import base64
import gc
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from cast import BRANG_AUNG, CANARIES, HPAKANT, LAWK_HPRAI, SENG_RA
from folders import PASSPHRASE
from kintrace.cli.app import app

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from make_example import zawgyi

PICTURE = bytes(os.urandom(256))
GIVER = "Zarqwel of the tea shop"
WITNESS = "Ko Htunzarqwel"
OTHER_PASSPHRASES = ("words of the second person", "words of a custodian", "words of the device", "words made anew")
SECRET_WORDS = (*CANARIES, GIVER, WITNESS, PASSPHRASE, *OTHER_PASSPHRASES)
PLAIN = "plain"  # the folder of what was confirmed to be plain

NOTICE = f"""\
MISSING PERSON
Name: {CANARIES[0]}
Age: 31
Last seen: 7 October 2025, {LAWK_HPRAI} Village, {HPAKANT}
Contact: {CANARIES[2]}
"""
REPORT = f"""\
On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {CANARIES[0]} and {BRANG_AUNG[0]} from a tea \
shop in {LAWK_HPRAI} Village, {HPAKANT} Township, {WITNESS}, a shopkeeper, said.

{SENG_RA[0]}, 24, was detained by soldiers of the 101st Light Infantry Battalion in {HPAKANT} on October 9, 2025.
"""


def forms_of(words: str) -> Iterator[bytes]:
    """Every way in which words could lie on a disk."""
    written = {words, unicodedata.normalize("NFD", words)}
    if re.search("[\u1000-\u109f]", words):
        written.add(zawgyi(words))
    for one in written:
        yield from (one.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
        for shift in range(3):  # base64 of text that begins elsewhere
            whole = base64.b64encode(b"x" * shift + one.encode()).decode()
            yield whole[4 if shift else 0 : -4].encode()
        yield one.encode().hex().encode()


SOUGHT = [form for words in SECRET_WORDS for form in forms_of(words)] + [PICTURE[64:128]]


def hits(folder: Path, but: tuple[Path, ...] = ()) -> set[str]:
    """Files below a folder that hold what must not be readable, in any form; their names are looked at as well."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file() and not any(b in path.parents for b in but):
            body = path.read_bytes() + str(path.relative_to(folder)).encode()
            if any(form in body for form in SOUGHT):
                found.add(str(path.relative_to(folder)))
    return found


def every_command(of: typer.Typer = app, under: tuple[str, ...] = ()) -> Iterator[str]:
    for command in of.registered_commands:
        callback = command.callback
        yield " ".join((*under, command.name or (callback.__name__ if callback else "").replace("_", "-")))
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from every_command(group.typer_instance, (*under, str(group.name)))


class Day:
    """A day's work in one home: each command run, and what it said."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.done, self._capsys = home, set(), capsys
        for name in ("sources", "case", "first", "second", "third", "device", "tmp", "logs", PLAIN):
            (home / name).mkdir()
        self.book = home / "case" / "a.casebook"
        self.words = {"": self._words("", PASSPHRASE)}
        for name, words in zip(("second", "custodian", "device", "anew"), OTHER_PASSPHRASES, strict=True):
            self.words[name] = self._words(name, words)

    def _words(self, name: str, words: str) -> Path:
        folder = self.home.parent / f"{self.home.name}-in-mind"  # a passphrase is known, and lies on no disk
        folder.mkdir(exist_ok=True)
        path = folder / (name or "first")
        path.write_text(words + "\n", "utf-8")
        return path

    def run(self, command: str, *rest: object, by: str | None = "", gives: tuple[int, ...] = (0,)) -> str:
        """Run a command in this process, with the passphrase of somebody; gives what it printed."""
        self.done.add(command)
        words = [*command.split(), *map(str, rest)]
        if by is not None:
            words += ["--passphrase-file", str(self.words[by])]
        self._capsys.readouterr()
        code = 0
        try:
            code = app(words, standalone_mode=False) or 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        except Exception as error:
            code = getattr(error, "exit_code", 70)
            if code == 70:
                raise
        said = self._capsys.readouterr()
        with (self.home / "logs" / "all").open("a", encoding="utf-8") as log:
            log.write(said.err)
        assert code in gives, f"{command}: {code}\n{said.out}{said.err}"
        return said.out + said.err


@pytest.fixture
def day(tmp_path, monkeypatch, capsys, cheap_keys) -> Day:
    home = tmp_path / "home"
    home.mkdir()
    day = Day(home, capsys)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (home / "sources" / "notice.txt").write_text(NOTICE, "utf-8")
    (home / "sources" / "report.txt").write_text(REPORT, "utf-8")
    (home / "sources" / "report.meta.json").write_text('{"published": "2025-10-10"}', "utf-8")
    (home / "sources" / "notice-my.txt").write_text(f"အမည် - {CANARIES[1]}\nအသက် - ၃၁ နှစ်\n", "utf-8")
    (home / "sources" / "list.csv").write_text(f"name,age\n{CANARIES[0]},31\nragged {CANARIES[0]},1,2,3\n", "utf-8")
    (home / "sources" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + PICTURE)
    return day


def _take_in(day: Day, recipient: str) -> dict[str, str]:
    """The main job, single steps on plain files, and who works here; gives a lead, a document and an arrival."""
    home, book = day.home, day.book
    day.run("keys suggest", by=None)
    day.run("doctor", by=None, gives=(0, 1))
    day.run("trace", home / "sources", "--casebook", book, "--json", home / "case" / "leads.age", "--report",
            home / "case" / "report", "--to", recipient, gives=(1,))  # fmt: skip
    plain = home / PLAIN / "leads.jsonl"
    day.run("trace", home / "sources", "--casebook", book, "--json", plain, "--plain", gives=(1,))
    day.run("codebook", "--out", home / PLAIN / "codebook.html", by=None)
    day.run("extract", home / "sources" / "report.txt", "--json", home / PLAIN / "extract.jsonl", by=None)
    (home / PLAIN / "people.csv").write_text(f"id,list,name\n1,a,{CANARIES[0]}\n2,b,{CANARIES[0]}\n", "utf-8")
    day.run("link", home / PLAIN / "people.csv", "--json", home / PLAIN / "pairs.jsonl", by=None)
    (home / PLAIN / "names.tsv").write_text(f"id\tname\n1\t{CANARIES[0]}\n", "utf-8")
    names = home / PLAIN / "names.tsv"
    day.run("names match", names, names, "--json", home / PLAIN / "matches.jsonl", by=None)
    day.run("simulate", home / PLAIN / "world", "--rows", "40", by=None)
    lines = [json.loads(line) for line in plain.read_text("utf-8").splitlines()]
    lead = next(line for line in lines[:-1] if CANARIES[0] in line["who"]["names"])
    return {"lead": lead["lead"], "other": next(x["lead"] for x in lines[:-1] if x["lead"] != lead["lead"])}


def _people(day: Day) -> None:
    book = day.book
    day.run("keys list", book, by=None)
    day.run("keys add", book, "--label", "second", "--new-passphrase-file", day.words["second"])
    day.run(
        "people grant",
        book,
        "--slot",
        "first",
        *_roles("administrator", "documenter", "reviewer", "caseworker", "analyst"),
    )
    day.run("people grant", book, "--slot", "second", *_roles("custodian", "administrator", "reviewer"))
    day.run("people list", book)
    day.run("keys slip", book, gives=(0, 2))  # without a terminal a slip is not shown
    day.run("keys change", book, "--new-passphrase-file", day.words["anew"])
    day.words[""] = day.words["anew"]


def _roles(*names: str) -> list[str]:
    return [word for name in names for word in ("--role", name)]


def _custodians(day: Day, recipient: str) -> str:
    home, book = day.home, day.book
    for label in ("first", "second", "third"):
        day.run("custodians new", home / label / "identity", "--label", label, by="custodian")
    public = [home / label / "identity.custodian" for label in ("first", "second", "third")]
    day.run("custodians add", book, *public)
    day.run("custodians list", book)
    day.run("custodians show", home / "third" / "identity", by="custodian")
    day.run("custodians remove", book, "third")
    shown = day.run("custody show", book, by="second")
    arrival = re.findall(r"arr:[a-z2-7]{26}", shown)[0]
    (home / PLAIN / "why.txt").write_text("A court asks for it.", "utf-8")
    asked = home / "case" / "request"
    day.run("unseal request", book, arrival, "--why-file", home / PLAIN / "why.txt", "--out", asked)
    answers = [home / label / "answer" for label in ("first", "second")]
    refusal = home / "first" / "refusal"
    day.run("unseal refuse", asked, "--identity", home / "first" / "identity", "--out", refusal, by="custodian")
    for label, answer in zip(("first", "second"), answers, strict=True):
        day.run("unseal approve", asked, "--identity", home / label / "identity", "--out", answer, by="custodian")
    day.run("unseal open", book, *answers, "--out", home / "case" / "opened", "--to", recipient)
    return arrival


def _custody(day: Day, arrival: str, recipient: str) -> None:
    home, book = day.home, day.book
    details = home / PLAIN / "details.json"
    details.write_text(json.dumps({"when": "2025-10-08", "giver": GIVER}), "utf-8")
    day.run("custody note", book, arrival, "--details", details)
    day.run("custody export", book, arrival, "--out", home / "case" / "way.age", "--to", recipient, by="second")
    day.run("custody export", book, arrival, "--out", home / "case" / "way.zip", "--plain", by="second")
    day.run("field key", book, "--out", home / "case" / "office.field")
    device = home / "device" / "a.casebook"
    day.run("field new", device, "--office", home / "case" / "office.field", by="device")
    day.run("field add", device, home / "sources" / "notice.txt", "--details", details, by="device")
    day.run("field hand-over", device, "--out", home / "device" / "package", by="device")
    day.run("field take-in", book, home / "device" / "package", gives=(0, 1))


def _decisions(day: Day, lead: str, other: str) -> None:
    home, book = day.home, day.book
    told = ("--purpose", "tracing", "--recipient", "another-group", "--until", "2027-01-01", "--given", "spoken",
            "--explained", "told", "--language", "kac")  # fmt: skip
    said = day.run("consents record", book, other, *told)
    consent = re.findall(r"con\w*:[a-z0-9]+", said)[0]
    day.run("consents list", book)
    day.run("consents confirm", book, other, gives=(0, 2, 4))
    day.run("consents withdraw", book, consent)
    _in_other_words(day)
    _coding(day)
    _origins(day)
    day.run("hide", book, lead, "--wish", "spoken", gives=(0, 2))
    day.run("unhide", book, lead, "--wish", "spoken", "--second-passphrase-file", day.words["second"], gives=(0, 2))
    request = home / PLAIN / "request.json"
    request.write_text(json.dumps({"names": [CANARIES[0]], "reach": CANARIES[2]}), "utf-8")
    day.run("ask", book, request, "--reply", home / "case" / "reply.json")
    listed = day.run("requests", book)
    (home / PLAIN / "requests").write_text(listed, "utf-8")
    asked = re.findall(r"\b[0-9a-f]{32}\b|ask:[a-z0-9]+", listed)[0]
    day.run("answer", book, asked)


def _origins(day: Day) -> None:
    documents = list(dict.fromkeys(re.findall(r"doc:[a-z2-7]{26}\S*", day.run("origins list", day.book))))
    day.run("origins join", day.book, *documents[:2])
    said = day.run("origins part", day.book, *documents[:2])
    day.run("origins withdraw", day.book, re.findall(r"jud:[0-9a-f]+", said)[0])


def _in_other_words(day: Day) -> None:
    words = day.home / PLAIN / "words.txt"
    words.write_text("People there say that she called for help.", "utf-8")
    listed = re.findall(r"(doc:\S+)  (\d+)  (\d+)  nothing yet", day.run("paraphrase list", day.book))
    document, start, end = listed[0] if listed else ("doc:none", "1", "5")
    said = day.run("paraphrase write", day.book, document, start, end, "--words-file", words, gives=(0, 2))
    ref = next(iter(re.findall(r"pph:[0-9a-f]+", said)), "pph:none")
    day.run("paraphrase compare", day.book, ref, by="second", gives=(0, 2))
    day.run("paraphrase withdraw", day.book, ref, gives=(0, 2))


def _coding(day: Day) -> None:
    book, listed = day.book, day.run("coding list", day.book)
    (day.home / PLAIN / "claims").write_text(listed, "utf-8")
    claims = re.findall(r"(doc:\S+/c\d+)  (doc:\S+)  (\S+)  \S+  (\d+)  (\d+)", listed)
    age, about = next((c, a) for c, a, prop, _, _ in claims if prop == "age")
    day.run("coding accept", book, age)
    rejected = day.run("coding correct", book, age, "--value", "33", by="second")
    day.run("coding settle", book, re.findall(r"rul:[0-9a-f]+", rejected)[0], gives=(4, 2))
    start, end = next((s, e) for c, _, _, s, e in claims if c == age)
    added = day.run("coding add", book, about, "note", "--from", start, "--to", end)
    day.run("coding withdraw", book, re.findall(r"rul:[0-9a-f]+", added)[0])
    day.run("coding reject", book, next(c for c, _, prop, _, _ in claims if prop == "name"), by="second")
    day.run("coding agreement", book)
    incidents = sorted({a for _, a, prop, _, _ in claims if prop == "act"})
    of_one = next(
        (a, b) for a in incidents for b in incidents if a < b and a.rpartition("/")[0] == b.rpartition("/")[0]
    )
    merged = day.run("coding merge", book, *of_one)
    day.run("coding withdraw", book, re.findall(r"reg:[0-9a-f]+", merged)[0])
    day.run("coding split", book, of_one[0], "--from", "0", "--to", "9")


def _keep(day: Day, arrival: str, recipient: str) -> None:
    home, book = day.home, day.book
    day.run("check", book)
    day.run("backup", book, "--out", home / "case" / "a.kintrace-backup")
    day.run("backup", book, "--out", home / "case" / "b.kintrace-backup.age", "--to", recipient)
    copy = home / "case" / "copy" / "a.casebook"
    copy.parent.mkdir()
    day.run("restore", home / "case" / "a.kintrace-backup", "--out", copy)
    day.run("merge", book, copy, "--passphrase-file-other", day.words[""])
    held = day.run("hold", book, arrival, "--until", "2027-01-01", "--because", "court")
    day.run("hold", book, "--lift", re.findall(r"hold:[a-z0-9]+", held)[0])
    day.run("erase", book, arrival, "--reason", "mistake", "--yes")
    day.run("keys rekey", book)
    day.run("people revoke", book, "--slot", "second")
    day.run("keys remove", book, "second")


def _publish(day: Day) -> None:
    day.run("export counts", day.book, "--out", day.home / PLAIN / "counts.csv", "--plain")


def test_a_seized_and_locked_machine_holds_nothing_readable_after_every_command(day):
    import pyrage

    recipient = str(pyrage.x25519.Identity.generate().to_public())
    found = _take_in(day, recipient)
    _people(day)
    arrival = _custodians(day, recipient)
    _custody(day, arrival, recipient)
    _decisions(day, found["lead"], found["other"])
    _publish(day)
    _keep(day, arrival, recipient)
    day.done |= {"serve", "lock", "panic"}  # served by processes of their own: test_locking.py searches their memory
    assert set(every_command()) - day.done == set()

    gc.collect()
    aside = (day.home / "sources", day.home / PLAIN)
    assert hits(day.home, but=aside) == set()
    # the search finds what is there: in the sources, and in what was confirmed to be plain
    assert {Path(name).parts[0] for name in hits(day.home)} == {"sources", PLAIN}
    assert not list((day.home / "tmp").iterdir())
