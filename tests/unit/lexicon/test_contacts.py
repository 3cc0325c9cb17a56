"""Phones, e-mails, identity cards and links are found in either script, and dates are not taken for them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.lexicon.contacts import contacts_in, identity_number, phone_number
from kintrace.lexicon.contacts.phones import phones_in
from unit.lexicon.written_numbers import figures


def found(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.kind) for c in contacts_in(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 09-420-123-456 today", "09420123456"),
        ("ph 09 42012 3456", "09420123456"),
        ("09420123456", "09420123456"),
        ("+95 9 420 123 456", "09420123456"),
        ("+959420123456.", "09420123456"),
        ("0095 9 420123456", "09420123456"),
        ("ဖုန်း ၀၉-၄၂၀၁၂၃၄၅၆", "09420123456"),
        ("ဖုန်း ၀၉၄၂၀၁၂၃၄၅၆ သို့", "09420123456"),
        ("၀၉ ၇၈၇၄၄၀ ၉၁၂", "09787440912"),
        ("ph: 074-12345 67", "0741234567"),
    ],
)
def test_a_phone_is_found_and_brought_to_one_form(text: str, number: str) -> None:
    ((words, kind),) = found(text)
    assert kind == "phone"
    assert phone_number(words) == number


@pytest.mark.parametrize(
    "text",
    [
        "on 09-09-2025 and 30/9/2025",
        "2025-09-30",
        "၂၀၂၅ ခုနှစ် စက်တင်ဘာ ၃၀",
        "1,700 people at 09:00 PM",
        "LIB 321 and IB 29",
        "coordinates 25.6123 96.3123",
        "MMR001009",
        "09",
    ],
)
def test_dates_counts_and_codes_are_no_contacts(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1/PHAKANA(N)123456", "1/PHAKANA(N)123456"),
        ("1/PhaKaNa (Naing) 123456", "1/PHAKANA(N)123456"),
        ("1/phakana(n)123 456", "1/PHAKANA(N)123456"),
        ("1/HPAKANA N 123456", "1/PHAKANA(N)123456"),
        ("၁/ဖကန(နိုင်)၁၂၃၄၅၆", "1/PHAKANA(N)123456"),
        ("၁/ဖကန (နိုင်) ၁၂၃၄၅၆", "1/PHAKANA(N)123456"),
        ("၁၊ဖကန(နိုင်)၁၂၃၄၅၆", "1/PHAKANA(N)123456"),
        ("1/ဖကန(နိုင်)123456", "1/PHAKANA(N)123456"),
        ("၁၂/ဥကမ(ဧည့်)၁၂၃၄၅၆", "12/OUKAMA(E)123456"),
        ("12/OuKaMa(N)123456", "12/OUKAMA(N)123456"),
        ("9/XYZABC(N)000001", "9/XYZABC(N)000001"),
    ],
)
def test_a_card_number_is_found_and_brought_to_one_form(text: str, number: str) -> None:
    assert found(f"NRC: {text}, Hpakant") == [(text, "nrc")]
    assert identity_number(text) == number


@pytest.mark.parametrize(
    "text", ["15/ABCDEF(N)123456", "0/ABCDEF(N)123456", "12/ABCDEF(N)12345", "30/9/2025", "no card"]
)
def test_what_cannot_be_a_card_number_is_none(text: str) -> None:
    assert identity_number(text) is None


def test_links_and_addresses_are_found_without_the_full_stop_after_them() -> None:
    text = "See https://news.example/a?b=1. Write to help@kin.example, or t.me/kin."
    assert found(text) == [
        ("https://news.example/a?b=1", "link"),
        ("help@kin.example", "email"),
        ("t.me/kin", "link"),
    ]


@pytest.mark.parametrize(
    ("text", "contact", "kind"),
    [
        ("Call 09 790\n123 456 now", "09 790\n123 456", "phone"),
        ("+959 790\n123 456", "+959 790\n123 456", "phone"),
        ("၀၉ ၇၉၀\n၁၂၃ ၄၅၆", "၀၉ ၇၉၀\n၁၂၃ ၄၅၆", "phone"),
        ("tel 790123456.", "790123456", "phone"),
        ("Phone no. 790 123 456", "790 123 456", "phone"),
        ("Viber: 790-123-456", "790-123-456", "phone"),
        ("ဖုန်း ၇၉၀၁၂၃၄၅၆", "၇၉၀၁၂၃၄၅၆", "phone"),
        ("write to brang (at) example.org today", "brang (at) example.org", "email"),
        ("brang [at] example [dot] org", "brang [at] example [dot] org", "email"),
        ("brang at example dot org", "brang at example dot org", "email"),
        ("Telegram @brangaung22.", "@brangaung22", "link"),
        ("Telegram: brangaung22", "brangaung22", "link"),
        ("FB page: brang.aung.22", "brang.aung.22", "link"),
    ],
)
def test_a_way_to_call_is_found_however_it_is_written(text: str, contact: str, kind: str) -> None:
    assert found(text) == [(contact, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "on 2025-10-09\n2025-10-10",
        "seen at 09\n12 people",
        "They looked at example.org",
        "He was at home. Dot com firms",
        "call 12 people",
        "Signal: none",
    ],
)
def test_lines_and_words_that_only_look_alike_are_no_contacts(text: str) -> None:
    assert [words for words, _ in found(text) if words not in ("none",)] == []


def test_a_number_within_a_link_is_no_phone() -> None:
    assert [kind for _, kind in found("www.example.org/posts/09420123456")] == ["link"]


@given(text=st.text(st.sampled_from("09၀၉၁၂12+-/(). နိုင်ဖကန@.abhttps:wN"), max_size=60))
def test_finds_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    spans = [(c.start, c.end) for c in contacts_in(text)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    identity_number(text)
    phone_number(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("09 420 123 456, 457", ["09420123456", "09420123457"]),
        ("၀၉ ၄၂၀ ၁၂၃ ၄၅၆၊ ၄၅၇", ["09420123456", "09420123457"]),
        ("09420123456/57/58", ["09420123456", "09420123457", "09420123458"]),
        ("+95 9 420 123 456", ["09420123456"]),
        ("+95(0)9420123456", ["09420123456"]),
        ("09.420.123.456", ["09420123456"]),
        ("+95 1 234567", ["01234567"]),
        ("01-234567", ["01234567"]),
        ("+86 138 0013 8000", ["8613800138000"]),
        ("86-13800138000", ["8613800138000"]),
        ("138 0013 8000", ["8613800138000"]),
        ("WeChat 13800138000", ["8613800138000"]),
        ("0066 81 234 5678", ["66812345678"]),
        ("+91 98765 43210", ["919876543210"]),
        ("09420123456 or 09420123457", ["09420123456", "09420123457"]),
    ],
)
def test_lists_and_neighbours_numbers_are_read_in_full(text: str, numbers: list[str]) -> None:
    assert [p.number for f in phones_in(text) for p in f.phones] == numbers


def test_all_of_a_list_is_sealed() -> None:
    assert found("call 09 420 123 456, 457 now") == [("09 420 123 456, 457", "phone")]


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        ("09420123456", "95", "mobile"),
        ("01-234567", "95", "landline"),
        ("+8613800138000", "86", "mobile"),
        ("+66812345678", "66", "mobile"),
        ("+6653123456", "66", "landline"),
    ],
)
def test_a_phone_s_country_and_kind_are_told(text: str, country: str, kind: str) -> None:
    ((phone,),) = [f.phones for f in phones_in(text)]
    assert (phone.country, phone.kind) == (country, kind)


@pytest.mark.parametrize(
    "text",
    [
        "09 12 15 18 20 33",
        "1,380,013,800 kyat",
        "13800138000 kyat",
        "2025-09-30 12:00",
        "09-10-2025 - 12-10-2025",
        "09 420 people",
        "၀၉-၁၀-၂၀၂၅",
        "09 killed, 12 injured, 345 displaced",
        "12/OUKAMA(N)123456",
    ],
)
def test_figures_dates_and_cards_are_no_phones(text: str) -> None:
    assert list(phones_in(text)) == []


def test_a_count_behind_a_phone_is_none_of_its_digits() -> None:
    assert found("09 420 123 456, 12 people") == [("09 420 123 456", "phone")]


def test_no_figure_is_a_phone_unless_it_is_one() -> None:
    phones = ("09 ", "၀၉", "+95", "+၉၅")
    drawn = [words for words in figures(3000) if not any(p in words for p in phones)]
    assert [words for words in drawn if any(kind == "phone" for _, kind in found(words))] == []
