"""What befell people, told in the many ways of reports: after a taking, in a sentence of its own. All are invented."""

from __future__ import annotations

import pytest

from cast import LAWK_HPRAI
from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document

LEAD = (
    f"Soldiers arrested nine men from {LAWK_HPRAI} village in Hpakant Township on 3 May, "
    "residents told Blue Hill News.\n\n"
)
TOLD = """
injured|Two teachers were badly beaten by a mob in the market.
injured|A man who could not keep up was hit with a rifle butt by a sergeant.
killed|Saw Hla Nu was killed beside the monastery pond.
killed|A farmer of Nam Paw, 58, was found with his throat cut on 20 May.
killed|The body of U Tun Hla was washed up near the jetty with his hands bound.
killed|Villagers found the remains of four men in a barn, burnt beyond recognition.
killed|The corpse of one of them, a 46-year-old father of four, floated ashore a week later.
killed|Two villagers died when soldiers opened fire on the queue.
killed|Her husband was stabbed to death by the soldiers.
killed|They executed the headman in front of the school.
died_in_custody|Two of them, Pa Kyaw (41) and Maung Htay (17), had died on the way, one of fever.
returned|Seven came back on 16 May.
returned|One of the nine came home.
returned|All of them made their way home by early June.
released|They were set free two days later after payment of 1.5 million kyats apiece.
released|They were freed and sent home on 23 May.
released|His mother paid, and the boy was let out the same night.
escaped|One of them jumped down the river bank and got away.
escaped|Ko Zaw, 26, deserted in June together with two comrades.
escaped|Near the bend he jumped off when the truck braked for a cow.
escaped|He slipped away from the column at night.
taken|On 13 May our sons and husbands were taken from the beach by marines.
taken|Rev. Bawi Thang and his deacon Pu Ni were led away by the army.
taken|Soldiers arrived with the village head and led off the younger brother, a boy of 17.
detained|The PDF said on 9 October that it was holding a village administrator.
detained|Troops also arrested the headman of Noh Kwee.
missing|A woman, 33, went to look for a buffalo near the camp on 22 May and never came back.
missing|The teacher has not been seen since.
transferred|On 8 May the three were moved to Myitkyina prison.
taken|Three farmers who had come back secretly were seen and tied up by the troops.
released|Four of the nine got bail on 6 May.
missing|Contact with the four aid workers was lost on 4 May.
missing|The whereabouts of the two monks are unknown since soldiers entered the monastery on 4 May.
detained|Also taken into custody on 4 May was the owner of the shop.
killed|A village administrator was assassinated by unknown gunmen in Mogok on 4 May.
escaped|Three broke out of the lock-up at night on 6 May.
escaped|He ran off when the convoy came under attack.
returned|The five reappeared on 7 May.
suicide|Ko Naing, 19, hanged himself in the barracks on 7 May.
released|The rest were freed on 6 May.
released|After nine days they freed the rest, but not the driver.
released|Three of them were pardoned on 8 May.
released|Eight have been allowed to go back to their homes.
returned|The rest came back on June 23.
escaped|Three slipped over the side of the boat and swam ashore.
escaped|Two got out through a hole in the fence.
taken|A clerk, U Thaung Aye, was called out of his house by two AA members on the evening of 20 May.
taken|Unidentified armed men took a money changer and his driver from a guest house in Myawaddy on 20 May.
detained|The same group kept him at its base for a week in May.
detained|A parent of a runaway was put under arrest for over a week on 20 May.
hostage|Nai Tin's father was put in the stocks in his stead on 20 May.
missing|A boy of 12 has got lost on the way.
missing|Also missing since that night is the headmaster, U Khun Tin, 57.
injured|Eight people were hurt by police batons in Yangon on 20 May.
suicide|A conscript shot himself at the barracks on 20 May.
transferred|More than sixty female prisoners were moved out of Insein Prison on 20 May.
transferred|The group gave them to the military at the border post.
"""
NOT_TOLD = """
Villagers fear that more men will be taken.
The army usually takes one man from each house.
The colonel denied that his men had beaten anyone.
Five people drowned when a ferry sank in the river.
Farmers are afraid of being killed.
He came back from the fields at noon to eat.
The order says that deserters will be shot.
A man was injured when he fell from a coconut tree.
In 2023 a total of 300 people were arrested across the state.
The minister returned from a visit to Beijing on Friday.
Students were released from school early on Monday.
The talks collapsed and died within a week.
Had they stayed, they would have been taken.
The tenants moved to a new house in May.
He was released from hospital on Monday.
At least 126 people have now been killed.
A lottery was held on 4 May in each ward.
Buffaloes were taken from the village on 4 May.
The boat took the passengers to Bhamo on 4 May.
He dreamed of being released.
If a household has no son, it pays instead.
The group must release all civilians at once, the statement said.
Nine resistance fighters were killed in a clash near Nam Lim on 4 May.
The rest of the rice was taken to the mill.
The others said nothing.
He kept a shop at the market for a week.
The path was lost in the fog.
Half of the houses were burnt on 20 May.
The women came back from the market in the evening.
The school was locked on 20 May.
He stepped on a nail.
Thousands died when troops fired on crowds.
"""


def acts(then: str) -> list[str]:
    """Acts of the incidents of which the sentences after the lead tell."""
    text = f"{LEAD}{then}\n"
    document = Document("doc:1", "a.txt", text, text, published="2024-06-12")
    incidents = to_json(document, prose.code(document), {})["incidents"]
    spans = [(i["act"], i["start"], i["mentions"]) for i in incidents]
    return [act for act, start, also in spans if start >= len(LEAD) or any(m["start"] >= len(LEAD) for m in also)]


@pytest.mark.parametrize(("act", "words"), [line.split("|") for line in TOLD.strip().splitlines()])
def test_what_befell_somebody_is_one_incident(act: str, words: str) -> None:
    assert acts(words) == [act]


@pytest.mark.parametrize("words", NOT_TOLD.strip().splitlines())
def test_what_befell_nobody_or_by_nobody_is_none(words: str) -> None:
    assert acts(words) == []


def test_a_list_line_by_line_names_a_group_with_sexes_and_ages() -> None:
    text = (
        f"Soldiers of LIB 515 took three farmers from {LAWK_HPRAI} village, Hpakant Township, on 3 May.\n\n"
        "The troops shot all three dead on the bank of the stream. The victims were:\n\n"
        "1. Zaai Saw-Ta, male, aged 34\n2. Zaai Un-Na, male, aged 29\n3. Nang Pan-Ti, female, aged 12\n\n"
        "Villagers buried them there.\n"
    )
    document = Document("doc:1", "a.txt", text, text, published="2024-06-12")
    for incident in to_json(document, prose.code(document), {})["incidents"]:
        assert incident["victims"]["names"] == ["Zaai Saw-Ta", "Zaai Un-Na", "Nang Pan-Ti"]
        assert (incident["victims"]["ages"], incident["victims"]["sex"]) == ([34, 29, 12], "mixed")
    longer = text.replace("took three farmers", "took nine farmers").replace("all three", "all nine")
    document = Document("doc:1", "a.txt", longer, longer, published="2024-06-12")
    assert not any(i["victims"]["names"] for i in to_json(document, prose.code(document), {})["incidents"])
