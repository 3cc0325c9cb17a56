"""Leads as plain text, for a terminal of 80 to 120 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from kintrace.model import Assessment, Conflict, Hypothesis, Position, Practice, Question, Released
from kintrace.outputs import lead_said as said
from kintrace.outputs.base import CASE_READERS, COUNT_READERS, Form
from kintrace.outputs.practices_said import practices_by_kind, valid_said
from kintrace.outputs.safe_text import in_words
from kintrace.outputs.wording import actor_words, wording

_LABEL = 22  # columns for the label of a line
_LONGEST_QUOTE = 240
_NAMED_FILES = 12


def render(released: Released) -> dict[str, bytes]:
    """Write ``leads.txt``, 100 columns wide."""
    return {"leads.txt": terminal_text(released).encode()}


def terminal_text(released: Released, width: int = 100) -> str:
    """Say everything that was released.

    Args:
        released: What the gate let out.
        width: Columns; less than 60 are taken for 60, more than 120 for 120.

    Returns:
        Lines of text without colours or control characters; whatever sources wrote in them is made harmless.
    """
    page = _Page(min(max(width, 60), 120))
    lines: list[str] = [*_opening(page, released)]
    for number, lead in enumerate(released.leads, 1):
        lines += ["", *_lead(page, released, lead, number)]
    lines += _practices(page, released)
    lines += _positions(page, released)
    lines += _origins(page, released)
    lines += _set_aside(page, released)
    lines += _plain_files(page, released)
    return in_words("\n".join(lines)) + "\n"


class _Page:
    """Wraps lines to a width."""

    def __init__(self, width: int) -> None:
        self.width = width

    def line(self, label: str, text: str) -> list[str]:
        """A label and its text, wrapped under itself; nothing where there is no text."""
        if not text:
            return []
        return self.wrapped(text, f"  {label}".ljust(_LABEL) + " ", " " * (_LABEL + 1))

    def items(self, label: str, texts: Iterable[str]) -> list[str]:
        """A label and several texts below each other, each with a dash."""
        lines: list[str] = []
        for text in texts:
            head = f"  {label}".ljust(_LABEL)
            label = ""
            lines += self.wrapped(text, f"{head} - ", " " * (_LABEL + 3))
        return lines

    def wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        """Text in lines; what is withheld is said in words before it is measured."""
        return textwrap.wrap(
            in_words(" ".join(text.split())), self.width, initial_indent=first, subsequent_indent=rest,
            break_on_hyphens=False,
        )  # fmt: skip

    def heading(self, text: str) -> list[str]:
        """A heading with a rule above it."""
        return ["", "─" * self.width, text.upper(), ""]


def _opening(page: _Page, released: Released) -> Iterator[str]:
    leads, files = said.plural(len(released.leads), "lead"), said.plural(released.taken_in, "file")
    persons, incidents = said.plural(released.persons, "person or group"), said.plural(released.incidents, "incident")
    if released.reader in COUNT_READERS:
        yield from page.wrapped(f"{files}. Spoken of: {persons}, {incidents}.")
        yield from page.wrapped(wording("phrase", "counts_only"))
        return
    yield from page.wrapped(f"{leads} from {files}. Spoken of: {persons}, {incidents}.")
    yield from page.wrapped(wording("phrase", "no_finding"))
    if released.leads:
        yield from page.wrapped(wording("phrase", "not_for_families"))
    if released.not_missing:
        yield from page.wrapped(
            f"No lead is made of {released.not_missing} more, of whom only a release, an escape, an injury or the like "
            "is told."
        )


def _lead(page: _Page, released: Released, lead: Assessment, number: int) -> Iterator[str]:
    withheld = released.withheld_from(lead.ref)
    mark = wording("phrase", "reviewed" if lead.reviewed else "unreviewed")
    yield "─" * page.width
    yield from page.wrapped(f"{number}. {said.who_said(lead.who, withheld)}", "", "   ")
    yield f"   [{mark}]"
    yield from page.line("Also written", "; ".join(said.other_names(lead.who)))
    yield from page.line("About them", said.about_who(lead.who))
    yield from page.line("Alleged", wording("act", lead.act.value))
    yield from page.line("When", said.when_said(lead, withheld))
    yield from page.line("", _words_of_date(lead))
    yield from page.line("Where", said.where_said(lead, withheld))
    yield from page.line(said.taker_label(lead), said.taker_said(lead))
    yield from page.line("Handed over by", ", ".join(actor_words(a) for a in lead.handers_over))
    yield from page.line("Ordered by", ", ".join(actor_words(a) for a in lead.orderers))
    yield from page.line("Said to hold them", said.holder_said(lead))
    yield from page.line("Became of them", said.fate_said(lead))
    yield from page.line("Rests on", _rests_on(released, lead))
    for question in Question:
        yield from _answers(page, lead, question)
    for conflict in lead.conflicts:
        yield from _conflict(page, released, conflict)
    yield from page.items(wording("phrase", "in_other_words"), said.in_other_words(released, lead))
    yield from page.items("Would settle it", said.next_steps(lead))
    yield from page.items("Withheld", said.withheld_said(released, lead))


def _words_of_date(lead: Assessment) -> str:
    return "in the words: " + ", ".join(f"“{w}”" for w in lead.date_words) if lead.date_words else ""


def _rests_on(released: Released, lead: Assessment) -> str:
    speakers = said.speakers_said(lead)
    names = ", ".join(said.document_said(released, d) for d in lead.documents)
    return f"{said.origins_said(lead)} ({names})" + (f"; on the word of {speakers}" if speakers else "")


def _answers(page: _Page, lead: Assessment, question: Question) -> Iterator[str]:
    answers = [h for h in lead.hypotheses if h.question is question]
    if len(answers) > 1 or any(h.opposing for h in answers):
        yield from page.items(wording("question", question.value), (_answer(h) for h in answers))


def _answer(hypothesis: Hypothesis) -> str:
    weighed = f"{hypothesis.origins_for} for, {hypothesis.origins_against} against (origins)"
    return f"{said.answer_said(hypothesis)}: {weighed}"


def _conflict(page: _Page, released: Released, conflict: Conflict) -> Iterator[str]:
    def told(value: str, documents: tuple[str, ...]) -> str:
        names = ", ".join(sorted(said.document_said(released, d) for d in documents))
        return f"{said.value_said(conflict, value)} ({names})"

    label = f"Differs: {wording('property', conflict.property).lower()}"
    yield from page.wrapped(label, "  ")
    for value in conflict.values:
        yield from page.wrapped(told(value.value, value.documents), " " * _LABEL + " | ", " " * _LABEL + " | ")


def _practices(page: _Page, released: Released) -> Iterator[str]:
    if not released.practices and not released.practices_withheld:
        return
    yield from page.heading("Practices that documents describe")
    for practice in practices_by_kind(released):
        yield from page.line(wording("practice", practice.kind.value), _practice(released, practice))
    if released.practices_withheld:
        yield from page.wrapped(f"{released.practices_withheld} withheld: told less than 30 days ago.", "  ", "  ")


def _practice(released: Released, practice: Practice) -> str:
    actors = ", ".join(actor_words(a) for a in practice.actors)
    parts = [
        f"“{_short(practice.quote.text)}”",
        actors,
        valid_said(practice.valid),
        said.document_said(released, practice.quote.document),
    ]
    return " · ".join(p for p in parts if p)


def _positions(page: _Page, released: Released) -> Iterator[str]:
    if not released.positions:
        return
    yield from page.heading("What parties say of themselves")
    for position in released.positions:
        yield from page.wrapped(f"{actor_words(position.party)} {_position(released, position)}", "  ", "    ")


def _position(released: Released, position: Position) -> str:
    scope = f" (of “{position.scope}”)" if position.scope else ""
    said_so = wording("position", position.kind.value)
    return (
        f"{said_so}{scope}: “{_short(position.quote.text)}” · {said.document_said(released, position.quote.document)}"
    )


def _origins(page: _Page, released: Released) -> Iterator[str]:
    if not released.origin_notes:
        return
    yield from page.heading("Documents that count as one origin")
    for documents, because in released.origin_notes:
        names = ", ".join(released.name_of(d) for d in documents)
        yield from page.wrapped(f"{names}: {because}" if because else names, "  ", "    ")


def _set_aside(page: _Page, released: Released) -> Iterator[str]:
    if not released.set_aside:
        return
    yield from page.heading("Set aside")
    for file, where, reason in released.set_aside:
        at = ", ".join(p for p in (file, where) if p)
        yield from page.wrapped(f"{at}: {reason}" if at else reason, "  ", "    ")


def _plain_files(page: _Page, released: Released) -> Iterator[str]:
    files = released.plain_files
    if not files:
        return
    yield ""
    count = said.plural(len(files), "plain file")
    lie = "lies" if len(files) == 1 else "lie"
    yield from page.wrapped(f"{count} still {lie} in the folder, readable by whoever holds this machine:")
    for name in files[:_NAMED_FILES]:
        yield from page.wrapped(name, "  ", "    ")
    if len(files) > _NAMED_FILES:
        yield f"  and {len(files) - _NAMED_FILES} more"


def _short(text: str) -> str:
    text = text.strip('“”" ')
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


FORM = Form("terminal", "Leads as plain text for a terminal.", CASE_READERS | COUNT_READERS, render)
