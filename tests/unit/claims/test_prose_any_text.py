"""Whatever the text, the grammar of prose gives a coding, and every word of it is the document's own."""

from __future__ import annotations

from itertools import chain

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Code, Coding, Count, Document, Place, Property, Quote, When, Words

_WORDS = st.sampled_from(
    [
        "soldiers",
        "took",
        "a",
        "man",
        "of",
        "27",
        ",",
        "and",
        "beat",
        "him",
        ".",
        "“",
        "”",
        '"',
        "'",
        "(",
        "the",
        "KIA",
        "said",
        "on",
        "Sept.",
        "30",
        "near",
        "Shwe",
        "Pauk",
        "Kone",
        "village",
        "Hpakant",
        "Township",
        "twelve",
        "youths",
        "were",
        "abducted",
        "by",
        "junta",
        "troops",
        "she",
        "escaped",
        "released",
        "Brang",
        "Aung",
        "who",
        "whom",
        "that",
        "if",
        "not",
        "never",
        "would",
        "have",
        "been",
        "about",
        "20",
        "men",
        "several",
        "women",
        "one",
        "of",
        "them",
        "all",
        "of",
        "them",
        "just",
        "17",
        ";",
        ":",
        "—",
        "\n",
        "\n\n",
        "because",
        "his",
        "son",
        "had",
        "fled",
        "died",
        "missing",
        "since",
        "in",
        "2025",
        "yesterday",
        "told",
        "the",
        "paper",
        "ဖားကန့်",
        "စက်တင်ဘာ",
        "၃၀",
        "ရက်",
        "\u200f",
        "\u202e",
        "\u200b",
        "A",
        "B.",
        "No.",
        "7",
        "am",
        "99999999999",
        "-1",
        "1,000",
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join))


def _document(text: str, published: str = "") -> Document:
    return Document("doc:1", "a.txt", text, text, published=published)


def _quotes(coding: Coding) -> list[Quote]:
    mentions = chain(
        coding.persons, coding.incidents, coding.claims, coding.practices, coding.positions, coding.remarks
    )
    repeats = chain.from_iterable(i.repeats for i in coding.incidents)
    return [*(m.quote for m in mentions), *repeats]


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from(("", "2025-10-08", "not a day")))
@example("“", "")
@example("soldiers took", "")
@example("A (aka) B, 17, were taken by", "2025-01-01")
def test_no_text_breaks_it_and_every_quote_is_exact(text: str, published: str) -> None:
    document = _document(text, published)
    coding = prose.code(document)
    assert all(document.text[q.start : q.end] == q.text for q in _quotes(coding))
    spans = [(i["start"], i["end"], i["quote"]) for i in to_json(document, coding, {})["incidents"]]
    assert all(text[s:e] == q and len(q) <= 500 for s, e, q in spans)


@settings(max_examples=100, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_no_claim_says_words_that_its_document_does_not(text: str) -> None:
    coding = prose.code(_document(text))
    for claim in coding.claims:
        if isinstance(claim.value, Words):
            assert claim.value.text in text
        elif isinstance(claim.value, (Count, When, Place)):
            assert claim.value.words in text


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_the_same_text_is_read_the_same_way_twice(text: str) -> None:
    assert prose.code(_document(text)) == prose.code(_document(text))


def test_every_claim_names_its_rule_and_no_word_of_the_source() -> None:
    coding = prose.code(_document("KIA soldiers took Maran Brang Aung, 24, from Lawk Hprai village on 3 May 2024."))
    assert coding.claims
    for claim in coding.claims:
        assert claim.because.endswith(".") and "Brang" not in claim.because and "Lawk" not in claim.because


def test_quotes_are_cut_from_the_original_and_not_from_the_cleaned_text() -> None:
    from kintrace.lexicon import scripts

    text = "KIA\u200b soldiers took tw\u200bo men from Lawk Hprai village on 3 May 2024."
    cleaned, back = scripts.clean(text, "latin")
    document = Document("doc:1", "a.txt", text, cleaned, back)
    coding = prose.code(document)
    assert coding.incidents
    assert all(text[q.start : q.end] == q.text for q in _quotes(coding))


def test_a_very_long_text_without_a_full_stop_is_read_in_pieces() -> None:
    text = "soldiers took two men and beat them and " * 2_000
    coding = prose.code(_document(text))
    assert all(len(i.quote.text) <= 500 for i in coding.incidents)


def test_a_table_is_not_for_the_grammar_of_prose() -> None:
    from kintrace.model import Row

    document = Document("doc:1", "a.csv", "Name", "Name", rows=(Row(1, (("Name", 0, 4),)),))
    assert prose.fits(document) == 0


def test_acts_of_one_incident_are_codes_of_the_scheme() -> None:
    from kintrace.model import Act

    coding = prose.code(_document("Junta troops beat a man of 40 to death in Lawk Hprai village on 3 May 2024."))
    acts = [c.value for c in coding.claims if c.property is Property.ACT]
    assert [a.code for a in acts if isinstance(a, Code)] == [Act.KILLED.value]
