"""A model that the user brought: it is asked about one document after the other, until it stops answering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kintrace.casework.asking_a_model.client import MOST_TOKENS, NoAnswer, Silence, answer_to
from kintrace.casework.asking_a_model.endpoint import Endpoint, endpoint_of, require_model_name
from kintrace.claims.brought import SCHEMA, Question
from kintrace.model import SetAside

_NO_SUCH_OPTION = frozenset((400, 415, 422, 500, 501))  # what servers say that have no such form, or fail over it
_PATIENCE = 3  # questions in a row without an answer, after which no more are asked
_NOT_ASKED = SetAside("model", "It was not asked: it did not answer before. What the grammar read stands.")


@dataclass(slots=True)
class BroughtModel:
    """A model that the user brought.

    Args:
        endpoint: Where it answers.
        name: As its server calls it.
        seconds: Longest time for one question.
    """

    endpoint: Endpoint
    name: str
    seconds: float
    _unanswered: int = field(default=0, init=False)
    _formless: bool = field(default=False, init=False)

    def answers(self, questions: Sequence[Question]) -> tuple[tuple[str, ...], tuple[SetAside, ...]]:
        """Ask some questions about one document.

        Returns:
            What it wrote for each that it answered; how many it did not, and why.
        """
        written: list[str] = []
        silent: Counter[Silence] = Counter()
        for question in questions:
            if self._unanswered >= _PATIENCE:
                return tuple(written), (*_counted(silent), _NOT_ASKED)
            try:
                written.append(self._asked(question))
                self._unanswered = 0
            except NoAnswer as no_answer:
                silent[no_answer.why] += 1
                self._unanswered = _PATIENCE if no_answer.why is Silence.NOT_THERE else self._unanswered + 1
        return tuple(written), _counted(silent)

    def _asked(self, question: Question) -> str:
        if not self._formless:
            try:
                return answer_to(self.endpoint, self._body(question, form=True), self.seconds)
            except NoAnswer as no_answer:
                if no_answer.status not in _NO_SUCH_OPTION:
                    raise
        written = answer_to(self.endpoint, self._body(question, form=False), self.seconds)
        self._formless = True
        return written

    def _body(self, question: Question, *, form: bool) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": question.task},
                {"role": "user", "content": question.sentences},
            ],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "stream": False,
        }
        if form:
            named = {"name": "incidents", "strict": True, "schema": SCHEMA}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        return body


def brought_model(
    address: str, name: str, seconds: float, *, elsewhere: bool = False, may_be_elsewhere: bool = True
) -> BroughtModel:
    """Take up a model that the user names. Nothing is sent yet.

    Args:
        address: Where it answers, e.g. ``http://127.0.0.1:8080/v1``.
        name: As its server calls it.
        seconds: Longest time for one question.
        elsewhere: Whether the user said that it may be another machine.
        may_be_elsewhere: Whether there is a way to say so.

    Raises:
        BadEndpoint: Address or name cannot be meant.
        ModelElsewhere: It is another machine, and that was not said.
    """
    endpoint = endpoint_of(address, elsewhere=elsewhere, may_be_elsewhere=may_be_elsewhere)
    require_model_name(name, elsewhere=elsewhere, may_be_elsewhere=may_be_elsewhere)
    return BroughtModel(endpoint, name, seconds)


def _counted(silent: Counter[Silence]) -> tuple[SetAside, ...]:
    return tuple(
        SetAside(
            "model", f"{n} question{'' if n == 1 else 's'} not answered: {why.value}. What the grammar read stands."
        )
        for why, n in sorted(silent.items())
    )
