"""Exported chats: what a member wrote in one go is a document of its day, and who it was is in none."""

from __future__ import annotations

import json

import pytest

from cast import BRANG_AUNG, CANARIES, LAWK_HPRAI, NANG_HOM, SENG_RA
from kintrace.errors import UnreadableSource
from unit.sources.reading import read_as, texts

MEMBER, OTHER = CANARIES[0], CANARIES[2]
FIRST = f"They took {SENG_RA[0]} from the ferry at {LAWK_HPRAI} last night."
SECOND = "There were about ten soldiers, she said."
THIRD = f"Has anybody seen {BRANG_AUNG[0]} since Monday?"


def days(body: str) -> list[str]:
    return [document.published for document in read_as("_chat.txt", body.encode()).documents]


@pytest.mark.parametrize(
    "line",
    [
        "[30/09/2025, 21:14:05] {}: {}",
        "\u200e[30/09/2025, 21:14:05] \u200e{}: {}",
        "30/09/2025, 21:14 - {}: {}",
        "9/30/25, 9:14\u202fPM - {}: {}",
        "30.09.25, 21:14 - {}: {}",
        "2025-09-30, 21:14 - {}: {}",
        "၃၀/၀၉/၂၀၂၅ ၂၁:၁၄ - {}: {}",
    ],
)
def test_the_day_of_a_message_is_read_in_every_way_telephones_write_it(line: str):
    reading = read_as("_chat.txt", (line.format(MEMBER, FIRST) + "\n").encode())
    assert texts(reading) == [FIRST]
    assert reading.documents[0].published == "2025-09-30"


def test_messages_in_one_go_are_one_document_and_another_member_makes_another():
    body = (
        f"30/09/2025, 21:14 - {MEMBER}: {FIRST}\n30/09/2025, 21:16 - {MEMBER}: {SECOND}\nand a second line\n"
        f"30/09/2025, 21:17 - {OTHER}: {THIRD}\n30/09/2025, 23:40 - {OTHER}: Nobody has seen him here.\n"
    )
    reading = read_as("_chat.txt", body.encode())
    assert texts(reading) == [f"{FIRST}\n{SECOND}\nand a second line", THIRD, "Nobody has seen him here."]
    assert [d.ref for d in reading.documents] == ["doc:1", "doc:1.2", "doc:1.3"]


def test_who_wrote_is_in_no_document_and_members_are_told_apart_by_number():
    body = f"30/09/2025, 21:14 - {MEMBER}: {FIRST}\n30/09/2025, 21:17 - {OTHER}: {THIRD}\n"
    reading = read_as("_chat.txt", body.encode())
    assert [d.outlet.split(", ")[1] for d in reading.documents] == ["member 1", "member 2"]
    assert not any(secret in repr((d, d.text, d.outlet, d.title)) for d in reading.documents for secret in CANARIES)


def test_where_every_day_may_be_a_month_their_order_decides():
    heads = ["1/10/2025", "2/10/2025", "12/10/2025"]
    body = "".join(f"{head}, 21:14 - {MEMBER}: {FIRST}\n" for head in heads)
    assert days(body) == ["2025-10-01", "2025-10-02", "2025-10-12"]
    body = "".join(f"{head}, 21:14 - {MEMBER}: {FIRST}\n" for head in ["9/11/2025", "9/12/2025", "10/1/2025"])
    assert days(body) == ["2025-09-11", "2025-09-12", "2025-10-01"]


def test_where_nothing_tells_day_from_month_it_is_said():
    reading = read_as("_chat.txt", f"1/2/2025, 21:14 - {MEMBER}: {FIRST}\n".encode())
    assert [aside.where for aside in reading.set_aside] == ["dates"]


def test_every_message_is_read_or_counted_with_its_reason():
    body = (
        "30/09/2025, 21:00 - Messages and calls are end-to-end encrypted.\n"
        f"30/09/2025, 21:14 - {MEMBER}: {FIRST}\n30/09/2025, 21:15 - {MEMBER}: <Media omitted>\n"
        f"30/09/2025, 21:15 - {MEMBER}: IMG-20250930-WA0001.jpg (file attached)\n30/09/2025, 21:15 - {OTHER}: ok\n"
    )
    asides = [aside.reason for aside in read_as("_chat.txt", body.encode()).set_aside]
    assert [reason[-2] for reason in asides] == ["1", "2", "1"]
    assert not any(secret in reason for reason in asides for secret in CANARIES)


def test_a_text_that_begins_with_a_day_is_no_chat():
    assert read_as("report.txt", b"30/09/2025, 21:14 they took him from the ferry.").documents[0].format == "text"


def telegram(*messages: object, kind: str = "private_group") -> bytes:
    return json.dumps({"name": "Miners", "type": kind, "id": 1, "messages": messages}).encode()


def message(text: object, member: str = MEMBER, at: str = "2025-09-30T21:14:05") -> dict[str, object]:
    return {"id": 1, "type": "message", "date": at, "from": member, "from_id": f"user{len(member)}", "text": text}


def test_telegram_gives_messages_with_their_day_and_no_names():
    pieces = [f"{FIRST} ", {"type": "bold", "text": SECOND}]
    body = telegram(message(pieces), message(THIRD, OTHER), {"type": "service", "action": "join", "actor": MEMBER})
    reading = read_as("result.json", body)
    assert texts(reading) == [f"{FIRST} {SECOND}", THIRD]
    assert {d.published for d in reading.documents} == {"2025-09-30"}
    assert not any(secret in repr((d.text, d.outlet)) for d in reading.documents for secret in CANARIES)
    assert [aside.reason for aside in reading.set_aside] == ["Notices of the program. Such messages: 1."]


def test_a_public_channel_is_an_outlet():
    reading = read_as("result.json", telegram(message(FIRST), kind="public_channel"))
    assert reading.documents[0].outlet == "Miners"


def test_an_export_of_a_whole_account_is_sent_back():
    chats = {
        "chats": {"list": [{"type": "x", "messages": [message(FIRST)]}, {"type": "x", "messages": [message(THIRD)]}]}
    }
    with pytest.raises(UnreadableSource, match="several chats"):
        read_as("result.json", json.dumps(chats).encode())


def test_a_member_is_the_same_member_after_others_wrote():
    body = "".join(f"30/09/2025, 2{n}:14 - {who}: {FIRST}\n" for n, who in enumerate([MEMBER, NANG_HOM[0], MEMBER]))
    assert [d.outlet[-1] for d in read_as("_chat.txt", body.encode()).documents] == ["1", "2", "1"]
