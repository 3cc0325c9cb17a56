"""A model is asked over real HTTP, on this machine alone unless the user says otherwise, and may do what it likes."""

from __future__ import annotations

import json
import socket
from time import monotonic

import pytest

from answering import answering, drips, finds, sends, without_form, writes
from cast import CANARIES
from kintrace.casework.asking_a_model.asking import BroughtModel, brought_model
from kintrace.casework.asking_a_model.client import LARGEST_ANSWER
from kintrace.casework.asking_a_model.endpoint import BadEndpoint, ModelElsewhere, endpoint_of
from kintrace.casework.own_lists import OwnLists
from kintrace.casework.taking_in.coding_apart import Coders
from kintrace.claims import code
from kintrace.claims.brought import SCHEMA, Question, signature
from kintrace.model import Document

TEXT = f"Junta troops arrested everybody in the queue in Kale on May 3. {CANARIES[0]} saw it."
FOUND = {
    "sentences": [1], "act": "detained", "act_words": "arrested everybody in the queue",
    "victims": ["everybody in the queue"], "taker": "Junta troops", "date": "on May 3", "place": "Kale", "speaker": "",
}  # fmt: skip
ASKED = [Question("the task", "[1] a sentence")]


def document(text: str = TEXT) -> Document:
    return Document("doc:1", "a.txt", text, text, published="2025-12-31")


def model_at(address: str, seconds: float = 20) -> BroughtModel:
    return brought_model(address, "some-model", seconds)


def reasons(script, seconds: float = 20, questions: int = 1) -> tuple[list[str], int]:
    """Why a server's answer is none, and how often it was asked."""
    with answering(script) as served:
        written, aside = model_at(served.address, seconds).answers(ASKED * questions)
    assert written == ()
    return [a.reason for a in aside], len(served.heard)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8080/v1", "http://localhost:11434/v1/", "https://[::1]:9/v1", "http://127.9.9.9"]
)
def test_this_machine_is_known_by_its_address(address):
    endpoint = endpoint_of(address)
    assert endpoint.here
    assert "nothing is sent to another machine" in endpoint.said


def test_the_name_of_this_machine_is_never_looked_up():
    assert endpoint_of("http://localhost:8080/v1").host == "127.0.0.1"


ELSEWHERE = (
    "http://192.168.1.7:8080/v1", "http://10.0.0.1/v1", "https://models.example/v1", "http://0.0.0.0:8080/v1",
    "http://127.1:8080/v1", "http://2130706433:8080/v1", "http://0x7f000001/v1", "http://[::]:8080/v1",
    "http://[::ffff:127.0.0.1]/v1", "http://localhost.example/v1", "http://127.0.0.1.example/v1",
    "http://[fe80::1]/v1", "http://ip6-localhost/v1",
)  # fmt: skip


@pytest.mark.parametrize("address", ELSEWHERE)
def test_any_other_machine_is_refused_unless_it_is_said_and_then_one_sentence_says_what_leaves(address):
    with pytest.raises(ModelElsewhere, match="is not this machine: every sentence of prose"):
        endpoint_of(address)
    with pytest.raises(ModelElsewhere) as refused:
        endpoint_of(address, elsewhere=True, may_be_elsewhere=False)
    assert "--model-elsewhere" not in str(refused.value)
    said = endpoint_of(address, elsewhere=True).said
    assert "leaves this machine for" in said
    assert ("unencrypted" in said) == address.startswith("http:")


@pytest.mark.parametrize(
    "address",
    [
        "", "127.0.0.1:8080", "ftp://127.0.0.1/v1", "file:///v1", "http://", "http://127.0.0.1:0/v1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:x/v1", "http://127.0.0.1@models.example/v1", "http://models.example\\@127.0.0.1/v1",
        "http://127.0.0.1/v1?to=models.example", "http://127.0.0.1/v1#x", "http://127.0.0.1/ v1",
        "http://127.0.0.1/\r\nHost: x",
        "http://[::1/v1", "http://127.0.0.1/" + "v" * 600,
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_server_is_refused_without_being_repeated(address):
    with pytest.raises(BadEndpoint) as refused:
        endpoint_of(address, elsewhere=True)
    said = "The address of the model is none. Give --model-endpoint as http://127.0.0.1:8080/v1, and --model as"
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("name", ["", "two words", "x" * 101, "name\n", "<script>"])
def test_what_no_server_calls_a_model_is_refused(name):
    with pytest.raises(BadEndpoint):
        brought_model("http://127.0.0.1:1/v1", name, 1)


@pytest.mark.parametrize("name", ["big-model:480b-cloud", "big-model:cloud", "maker/big:1t-Cloud", "cloud"])
def test_a_model_that_its_server_hands_on_to_another_machine_is_refused_unless_it_is_said(name):
    with pytest.raises(ModelElsewhere, match="hands on"):
        brought_model("http://127.0.0.1:1/v1", name, 1)
    with pytest.raises(ModelElsewhere):
        brought_model("http://127.0.0.1:1/v1", name, 1, elsewhere=True, may_be_elsewhere=False)
    assert brought_model("http://127.0.0.1:1/v1", name, 1, elsewhere=True).name == name


def test_it_is_asked_for_the_form_at_temperature_nought_and_is_told_nothing_but_task_and_sentences():
    with answering(finds(FOUND)) as served:
        written, aside = model_at(served.address).answers(ASKED)
    assert (json.loads(written[0]), aside) == ({"incidents": [FOUND]}, ())
    ((path, body),) = served.heard
    assert path == "/v1/chat/completions"
    assert (body.pop("temperature"), body.pop("model"), body.pop("stream")) == (0, "some-model", False)
    assert body.pop("response_format")["json_schema"]["schema"] == SCHEMA
    assert [m["content"] for m in body.pop("messages")] == ["the task", "[1] a sentence"]
    assert set(body) == {"max_tokens"}


def test_a_server_that_knows_no_form_is_asked_without_it_from_then_on():
    with answering(without_form(finds(FOUND))) as served:
        written, aside = model_at(served.address).answers(ASKED * 2)
    assert (len(written), aside) == (2, ())
    assert ["response_format" in body for _, body in served.heard] == [True, False, False]


def test_a_redirect_is_not_followed():
    with answering(finds(FOUND)) as other:
        told, _ = reasons(sends(b"", 307, Location=f"{other.address}/chat/completions"))
    assert told == [
        "1 question not answered: the server sent us to another address, where nothing is sent. "
        "What the grammar read stands."
    ]
    assert other.heard == []


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    with answering(sends(b"{}")) as proxy, answering(finds(FOUND)) as served:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        written, _ = model_at(served.address).answers(ASKED)
    assert len(written) == 1
    assert proxy.heard == []


BODIES = (
    b"", b"not JSON", b"[]", b"null", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
    b'{"choices": [{"message": {"content": "\\ud800"}}]}', b"[" * 200_000, b"\xff\xfe", b'{"choices": {"0": 1}}',
)  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_what_is_no_answer_in_openais_form_is_none(body):
    told, _ = reasons(sends(body))
    assert "has not the form of OpenAI's answers" in told[0]


@pytest.mark.parametrize("status", [401, 404, 429, 500, 503])
def test_a_server_that_refuses_is_named_as_such_and_none_of_its_words_is_repeated(status):
    told, asked = reasons(sends(f'{{"error": "{CANARIES[0]}"}}'.encode(), status))
    assert asked == (2 if status == 500 else 1)  # once more without the form, over which it may have failed
    assert "refused the question" in told[0]
    assert CANARIES[0] not in told[0]


def test_an_answer_without_end_is_cut():
    told, _ = reasons(writes("x" * (LARGEST_ANSWER + 1)))
    assert "too large" in told[0]


def test_a_server_that_drips_is_left_when_time_is_up():
    begun = monotonic()
    told, _ = reasons(drips, seconds=0.6)
    assert "too long" in told[0]
    assert monotonic() - begun < 5


def test_a_server_that_hangs_up_is_noted():
    def hangs_up(handler, _):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{")
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)

    told, _ = reasons(hangs_up)
    assert "broke off" in told[0]


def test_where_nobody_answers_it_is_asked_once_and_not_again():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    model = model_at(f"http://127.0.0.1:{port}/v1")
    _, first = model.answers(ASKED * 3)
    _, second = model.answers(ASKED)
    assert "1 question not answered: no server answers" in first[0].reason
    assert [a.reason for a in second] == ["It was not asked: it did not answer before. What the grammar read stands."]


def test_after_three_questions_in_a_row_without_an_answer_no_more_are_asked():
    told, asked = reasons(sends(b"", 503), questions=9)
    assert asked == 3
    assert told[-1].startswith("It was not asked")


@pytest.fixture(scope="module")
def coded():
    """Code the document with a model that answers by a script: the coding, and what it was asked."""
    with answering(finds()) as served, Coders(60, 2**31, OwnLists(), model_at(served.address)) as coders:

        def by(script) -> tuple:
            served.by(script)
            return coders.code(document()), served.heard

        yield by


def test_what_it_finds_is_checked_apart_and_added_under_its_name(coded):
    coding, _ = coded(finds(FOUND))
    assert {c.coder for c in coding.claims} == {signature("some-model")}
    assert len(coding.incidents) == 1


def test_nothing_but_the_sentences_of_the_document_is_sent(coded):
    _, heard = coded(finds())
    ((_, body),) = heard
    assert body["messages"][1]["content"].replace("[1] ", "").replace("\n[2] ", " ") == TEXT
    assert "a.txt" not in json.dumps(body)


WRONG = (
    writes("{"), writes("no incidents"), finds(FOUND | {"victims": ["forty people"]}),
    finds(FOUND | {"taker": "the KIA"}),
    finds(FOUND | {"act": "killed"}), finds(FOUND | {"act_words": "arrested nobody"}), sends(b"", 500), sends(b"{}"),
)  # fmt: skip


@pytest.mark.parametrize("script", WRONG, ids=range(len(WRONG)))
def test_whatever_it_writes_the_grammars_coding_stands_and_the_reason_repeats_no_word(coded, script):
    coding, _ = coded(script)
    read = code(document())
    assert (coding.incidents, coding.claims, coding.persons) == (read.incidents, read.claims, read.persons)
    told = " ".join(a.reason for a in coding.set_aside[len(read.set_aside) :])
    assert told
    assert not any(word in told for word in (CANARIES[0], "forty", "queue", "KIA"))


def test_without_a_model_nothing_is_asked():
    with answering(finds(FOUND)) as served, Coders(60, 2**31, OwnLists()) as coders:
        assert coders.code(document()).incidents == ()
    assert served.heard == []
