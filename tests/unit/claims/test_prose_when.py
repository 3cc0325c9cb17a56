"""On which day an act is said to have happened, by its own words and by those around them."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document

_PUBLISHED = "2024-06-12"  # a Wednesday


def _incidents(text: str, published: str = _PUBLISHED) -> list[dict[str, object]]:
    document = Document("doc:1", "a.txt", text, text, published=published)
    found: list[dict[str, object]] = to_json(document, prose.code(document), {})["incidents"]
    return found


def _dates(text: str, published: str = _PUBLISHED) -> list[tuple[object, object]]:
    return [(i["act"], i["date"]) for i in _incidents(text, published)]


_LIST = """Incidents in Kawkareik Township, November 2023

1) 4/11: IB 97 arrested two farmers at Noh Ta Pwee. They were released the next day.

2) 9/11: LIB 545 took five men of Kyaw Paw village as porters. One of them escaped the same night.
"""


def test_items_of_a_list_each_have_the_day_that_heads_them() -> None:
    told = {("detained", "2023-11-04"), ("taken", "2023-11-09"), ("escaped", "2023-11-09")}
    assert told <= set(_dates(_LIST))


_DAYS = """Monday, 3 June

KIA soldiers detained four miners at Seik Mu in Hpakant Township.

Tuesday, 4 June

Junta troops arrested a teacher in Mogaung. She was released on Thursday.

Wednesday, 5 June

Two youths were abducted by unknown men in Myitkyina.
"""


def test_a_day_on_a_line_of_its_own_holds_for_what_stands_under_it() -> None:
    assert _dates(_DAYS) == [
        ("detained", "2024-06-03"),
        ("detained", "2024-06-04"),
        ("released", "2024-06-06"),
        ("taken", "2024-06-05"),
    ]


def test_the_date_of_the_page_heads_no_day() -> None:
    text = (
        "Tuesday, March 14, 2023\nKALE NEWS\n\n12 June 2024\n\nSoldiers arrested two teachers in Kale, residents said."
    )
    assert _dates(text) == [("detained", "XXXX-XX-XX")]


_BY_THE_HOUR = """Live: protests in the south

16:40
Police have arrested four students in Myeik, a witness says.

14:05 - Dawei
Three protesters have been shot dead by soldiers, a doctor tells us. Two others were arrested yesterday evening.
"""


def test_a_report_by_the_hour_tells_of_its_day() -> None:
    assert _dates(_BY_THE_HOUR) == [
        ("detained", "2024-06-12"),
        ("killed", "2024-06-12"),
        ("detained", "2024-06-11"),
    ]


_CARRIED = (
    (
        "On the night of 11 May troops raided a village in Kale Township. They arrested a teacher and two nurses.",
        ("detained", "2024-05-11"),
    ),
    (
        "It was the first week of June. I was at home in Lawk Hprai village. They took my husband and my brother.",
        ("taken", "2024-06-01/2024-06-07"),
    ),
    (
        "In May forty women freed two boys in Twantay. But a week later three of the women were arrested by police.",
        ("detained", "2024-05-08/2024-06-07"),
    ),
    (
        "After keeping two farmers for three days, soldiers shot one of them dead in Kale on 9 May.",
        ("killed", "2024-05-09"),
    ),
    (
        "Two weeks after he was taken from his farm in Nawnghkio by soldiers, Sai Hla was found dead on 2 June.",
        ("taken", "2024-05-19"),
    ),
    (
        "It is today fifteen days since Salai Thang was led away from his house in Hakha by soldiers.",
        ("taken", "2024-05-28"),
    ),
    (
        "Ma Nu, 30, left home for the market in Waingmaw on May 3. She has not been seen since.",
        ("missing", "2024-05-03"),
    ),
    (
        "Soldiers arrested two teachers in Wetlet Township this week. The teachers were detained on Monday in Pay Gyi.",
        ("detained", "2024-06-10"),
    ),
    (
        "Junta troops arrested two students in Magway on the eve of Thingyan.",
        ("detained", "2024-04-12"),
    ),
    (
        "On the night of the May full moon armed men took two boys from a house in Namhsan.",
        ("taken", "2024-05-22~"),
    ),
)


@pytest.mark.parametrize(("text", "told"), _CARRIED)
def test_the_day_is_carried_to_the_act_that_it_holds_for(text: str, told: tuple[str, str]) -> None:
    assert told in _dates(text)


_SET_APART = (
    # the day is that of the sentence, and not of the taking of those sentenced
    (
        "Five of the nine miners held by the KIA in Hpakant were sentenced on 12 March; the other four were released.",
        {"released": "2024-03-12", "detained": "XXXX-XX-XX"},
    ),
    (
        "U Tin Aung (arrested 4 March 2022 in Bago) died in Tharyarwaddy prison on 6 June, his family said.",
        {"died_in_custody": "2024-06-06"},
    ),
    # a law, a coup or an announcement sets no day for what is told after it
    (
        "On 10 February the junta announced the law. Soldiers detained three men at a checkpoint in Kale.",
        {"detained": "XXXX-XX-XX"},
    ),
    (
        "It was in February 2021 that the army seized power. Troops arrested two teachers in Kale.",
        {"detained": "XXXX-XX-XX"},
    ),
)


@pytest.mark.parametrize(("text", "told"), _SET_APART)
def test_a_day_of_something_else_is_not_that_of_the_act(text: str, told: dict[str, str]) -> None:
    assert dict(_dates(text)) == told


def test_a_month_of_the_report_is_of_its_own_year_though_an_older_year_stands_near() -> None:
    text = (
        "The sides signed a truce in January 2022. On 3 May they clashed near Kutkai. "
        "In February the TNLA took six youths from Kutkai."
    )
    assert [date for _, date in _dates(text)] == ["2024-02"]


def test_somebody_who_was_there_was_there_on_the_day_told_before() -> None:
    text = (
        "On 5 May soldiers arrested a pastor on the road near Hakha. A third man who was walking with them, "
        "Salai Hmung (23), was shot dead by the soldiers."
    )
    assert ("killed", "2024-05-05") in _dates(text)


def test_a_wire_report_counts_from_the_day_of_its_first_line() -> None:
    text = "SITTWE, Myanmar, Sept 13, 2019 - Soldiers arrested two fishermen in Ponnagyun on Monday, relatives said."
    assert _dates(text, "") == [("detained", "2019-09-09")]


_HOURS = (
    ("On Monday morning a column of 80 troops entered Let Wae village in Kale and arrested 38 people.", "morning"),
    ("Three of the men were arrested in Kale by soldiers at the night time on 3 May.", "night"),
    ("A trader was grabbed by soldiers outside a teashop in Kale at dusk on 3 May.", "evening"),
    ("Two boys were taken by soldiers in Kale on 3 May and freed the next morning.", None),
)


@pytest.mark.parametrize(("text", "hour"), _HOURS)
def test_an_act_has_the_hour_of_its_own_clause(text: str, hour: str | None) -> None:
    assert _incidents(text)[0]["time_of_day"] == hour


_FOLLOWED = (
    ("The AA detained a trader in Paletwa on 3 May. He was released the next day.", "2024-05-04"),
    ("The AA detained a trader in Paletwa on 3 May. He was released a week later.", "2024-05-10"),
    ("The AA detained a trader in Paletwa in 2019. He was released two years later.", "2021"),
    ("A trader arrested in Paletwa on 3 May was released from Taunggyi prison on 5 June.", "2024-06-05"),
    ("On 20 May the AA arrested a trader in Mrauk-U. He was freed on 22 May.", "2024-05-22"),
)


@pytest.mark.parametrize(("text", "day"), _FOLLOWED)
def test_a_release_told_with_its_time_is_found_on_its_day(text: str, day: str) -> None:
    assert ("released", day) in _dates(text)


def test_a_statement_or_a_list_is_not_released_whenever_it_is() -> None:
    assert _dates("On 3 May the AA arrested a trader in Paletwa. The army released a statement the next day.") == [
        ("detained", "2024-05-03")
    ]


def test_a_raid_told_with_its_day_dates_what_the_next_sentence_tells() -> None:
    text = (
        "At about 4 am on 28 May, around 50 soldiers surrounded Kan Gyi village, Shwebo Township. "
        "Twenty-two villagers were rounded up by the troops."
    )
    assert [(i["date"], i["time_of_day"]) for i in _incidents(text)] == [("2024-05-28", "night")]


def test_a_sentence_that_turns_to_something_else_takes_no_day_from_a_raid() -> None:
    text = (
        "On 28 May soldiers entered Kan Gyi village, Shwebo Township. "
        "Previously three villagers were arrested by troops in Kale."
    )
    assert [i["date"] for i in _incidents(text)] == ["XXXX-XX-XX"]


def test_that_somebody_is_still_held_dates_no_taking() -> None:
    text = "The army arrested 14 people in Salingyi Township. They were still being held in Monywa on Monday."
    assert [i["date"] for i in _incidents(text)] == ["XXXX-XX-XX"]


def test_an_hour_with_its_colon_does_not_cut_off_the_day() -> None:
    text = "On 28 May (Tuesday), at 11:30 pm, troops took three brothers from a house in Kale."
    assert [(i["date"], i["time_of_day"]) for i in _incidents(text)] == [("2024-05-28", "night")]


def test_a_letter_counts_from_the_day_that_it_calls_today() -> None:
    text = "Today is Saturday, the 8th of June. Yesterday soldiers came to Kale. They took my cousin and two others."
    assert ("taken", "2024-06-07") in _dates(text)


def test_people_taken_before_and_brought_on_another_day_are_transferred() -> None:
    text = "Soldiers took eight men from Kale on 29 May. On 3 June they were taken to a training camp in Homalin."
    assert [(act, date) for act, date in _dates(text)] == [("taken", "2024-05-29"), ("transferred", "2024-06-03")]
    text = "Thirteen men were detained in Kale on 2 June. Of these, four were taken to Shwebo prison on 7 June."
    assert ("transferred", "2024-06-07") in _dates(text)
    text = "Soldiers arrested four men in Kale on 3 May. They were taken to the police station."
    assert [act for act, _ in _dates(text)] == ["detained"]


def test_an_answer_of_an_interview_sets_the_day_of_the_answers_after_it() -> None:
    text = (
        "Q: When did they come?\nA: It was on 4 March, in the evening. We were cooking.\nQ: What did they do?\n"
        "A: They arrested my son and two of his friends. He was released after five days.\n"
        "Q: Have the others come back?\nA: No.\n"
    )
    assert _dates(text) == [("detained", "2024-03-04"), ("released", "2024-03-09")]


def test_somebody_missing_is_missing_since_the_day_they_set_out() -> None:
    text = (
        "Five villagers set out on 3 May from the camp at Mobye to feed their pigs. Two were found dead.\n\n"
        "The fifth, Khu Reh, who is 16, is still missing.\n"
    )
    assert ("missing", "2024-05-03") in _dates(text)
