"""One invented folder that shows everything a lead can hold: disagreement, a child, an escape, a death, Burmese."""

from __future__ import annotations

from cast import BRANG_AUNG, CANARIES, KYAW_LIN, NAM_TAWNG_KAWNG, NANG_HOM, SENG_RA, SHWE_PAUK_KONE, THIDAR
from kintrace.model import (
    Act,
    Actor,
    Count,
    Fate,
    Findings,
    Pair,
    PositionKind,
    PracticeKind,
    Property,
    Sex,
    SpeakerKind,
    Stance,
    TimeOfDay,
    When,
    Words,
)
from unit.outputs.builders import Telling, findings, linked, township


def a_folder() -> Findings:
    """Findings over six documents, two of them one origin."""
    river, copy, market = _river(), _copy(), _market()
    pit, notice, letter = _pit(), _notice(), _letter()
    tellings = [river, copy, market, pit, notice, letter]
    links = linked(
        tellings,
        persons=[
            ["doc:river/p1", "doc:copy/p1", "doc:notice/p1"],
            ["doc:pit/p1", "doc:letter/p1"],
        ],
        incidents=[["doc:river/i1", "doc:copy/i1", "doc:notice/i1"], ["doc:pit/i1", "doc:letter/i1"]],
        origins=[["doc:river", "doc:copy"]],
        pairs=[Pair("doc:market/p1", "doc:river/p1", 0)],
    )
    return findings(
        tellings, links, (("scan-007.pdf", "file", "A kind of file that nothing here reads. Make it text."),)
    )


def _river() -> Telling:
    t = Telling(
        "doc:river",
        f"On Sept. 12, KIA fighters took {SENG_RA[0]}, 24, from a tea shop in {NAM_TAWNG_KAWNG} Village, her aunt "
        f"{CANARIES[0]} said. About 20 men were taken from the same village that night, among them {BRANG_AUNG[0]}.\n"
        "Five of the men fled two days later along the stream behind the saw mill. Call 09-787-440-912 for news.\n"
        "Naw Seng Aung, a KIA spokesman, admitted that some units may have used force, but denied that women are "
        "taken.\n"
        "They used to come in the evening; now they come in the morning as well.",
        "river-news.txt",
        "2025-09-15",
    )
    aunt = t.speaker(SpeakerKind.RELATIVE, f"her aunt {CANARIES[0]}")
    t.speaker(SpeakerKind.SPOKESPERSON, "Naw Seng Aung, a KIA spokesman", party="KIA")
    she = t.person(SENG_RA[0], name=SENG_RA[0], sex=Sex.FEMALE, age=24, by=aunt)
    where = township(f"{NAM_TAWNG_KAWNG} Village", name=NAM_TAWNG_KAWNG)
    t.incident(f"took {SENG_RA[0]}", Act.FORCIBLY_RECRUITED, [she], when=When("2025-09-12", "On Sept. 12"), where=where,
               taker="KIA", by=aunt)  # fmt: skip
    men = t.person("About 20 men", number=Count(18, 22, "About 20"), sex=Sex.MALE)
    he = t.person(BRANG_AUNG[0], name=BRANG_AUNG[0], sex=Sex.MALE)
    t.incident("About 20 men were taken", Act.TAKEN, [men, he], when=When("2025-09-12", "that night"), where=where,
               taker="KIA", at=TimeOfDay.NIGHT)  # fmt: skip
    fled = t.person("Five of the men", number=Count(5, 5), sex=Sex.MALE)
    t.incident("fled two days later", Act.ESCAPED, [fled], when=When("2025-09-14", "two days later"),
               where=township("the stream behind the saw mill"))  # fmt: skip
    t.practice(PracticeKind.HOUR, "They used to come in the evening", "../2025-09-15", where)
    t.practice(PracticeKind.HOUR, "now they come in the morning as well", "2025-09-15/..", where)
    t.position(PositionKind.ADMITS_IN_PART, "KIA", "admitted that some units may have used force", "some units")
    t.position(PositionKind.DENIES, "KIA", "denied that women are", "women")
    return t


def _copy() -> Telling:
    t = Telling("doc:copy", f"{SENG_RA[1]} was taken by KIA fighters on Sept. 12, a relative said.", "copied-post.txt")
    she = t.person(SENG_RA[1], name=SENG_RA[1], sex=Sex.FEMALE)
    t.incident("was taken by KIA fighters", Act.TAKEN, [she], when=When("XXXX-09-12", "Sept. 12"), taker="KIA")
    return t


def _notice() -> Telling:
    t = Telling(
        "doc:notice",
        f"လူပျောက် {SENG_RA[2]} အသက် ၂၃ နှစ်။ စက်တင်ဘာ ၁၄ ရက်နေ့က {SHWE_PAUK_KONE} မှ ပျောက်ဆုံးသွားပါသည်။ ဆက်သွယ်ရန် ၀၉၇၈၇၄၄၀၉၁၂။",
        "notice-ဆိုင်းရာ.txt",
    )
    by = t.speaker(SpeakerKind.NOTICE, "ဆက်သွယ်ရန်")
    she = t.person(SENG_RA[2], name=SENG_RA[2], sex=Sex.FEMALE, age=23, by=by)
    t.incident("ပျောက်ဆုံးသွားပါသည်", Act.MISSING, [she], when=When("XXXX-09-14", "စက်တင်ဘာ ၁၄ ရက်နေ့က"),
               where=township(f"{SHWE_PAUK_KONE} Village", name=SHWE_PAUK_KONE), by=by)  # fmt: skip
    t.claim(she, Property.CONTACT, _words("၀၉၇၈၇၄၄၀၉၁၂"), "၀၉၇၈၇၄၄၀၉၁၂", by)
    return t


def _market() -> Telling:
    t = Telling(
        "doc:market",
        f"“Just yesterday two girls were dragged from the market,” a trader said. {THIDAR[0]}, 16, was one of them; "
        "junta soldiers recruited her, the trader said. Her friend was let go at the old bridge.",
        "market.txt",
    )
    t.speaker(SpeakerKind.RESIDENT, "a trader")
    girls = t.person("two girls", number=Count(2, 2, "two"), sex=Sex.FEMALE)
    she = t.person(THIDAR[0], name=THIDAR[0], sex=Sex.FEMALE, age=16)
    t.incident("two girls were dragged from the market", Act.FORCIBLY_RECRUITED, [girls, she],
               when=When("XXXX-XX-XX", "Just yesterday"), taker=Actor("junta soldiers", "MM_MIL"),
               at=TimeOfDay.DAY)  # fmt: skip
    friend = t.person("Her friend", sex=Sex.FEMALE)
    t.incident("was let go at the old bridge", Act.RELEASED, [friend], where=township("the old bridge"))
    return t


def _pit() -> Telling:
    t = Telling(
        "doc:pit",
        f"{KYAW_LIN[0]}, 31, fell into a pit near {NAM_TAWNG_KAWNG} as he ran from recruiters on 3 October.",
        "pit.txt",
    )
    he = t.person(KYAW_LIN[0], name=KYAW_LIN[0], sex=Sex.MALE, age=31)
    t.incident("fell into a pit", Act.DIED_FLEEING, [he], when="2025-10-03", taker="KIA",
               where=township(f"near {NAM_TAWNG_KAWNG} village", name=NAM_TAWNG_KAWNG))  # fmt: skip
    return t


def _letter() -> Telling:
    t = Telling(
        "doc:letter",
        f"{KYAW_LIN[1]} died when he fled the soldiers, residents of {SHWE_PAUK_KONE} say. The army denies it took "
        f"part. {NANG_HOM[0]} has been held at the battalion since 3 October, and a clerk says she is in training.",
        "letter.txt",
    )
    residents = t.speaker(SpeakerKind.LOCAL_SOURCES, "residents")
    army = t.speaker(SpeakerKind.SPOKESPERSON, "The army", party="MM_MIL")
    he = t.person(KYAW_LIN[1], name=KYAW_LIN[1], sex=Sex.MALE, by=residents)
    died = t.incident("died when he fled the soldiers", Act.DIED_FLEEING, [he], when="2025-10", by=residents,
                      taker="MM_MIL", where=township(f"{SHWE_PAUK_KONE} village", name=SHWE_PAUK_KONE))  # fmt: skip
    t.claim(died, Property.TAKER, Actor("The army", "MM_MIL"), "The army denies it took", army, Stance.DENIES)
    she = t.person(NANG_HOM[0], name=NANG_HOM[0], sex=Sex.FEMALE, by=residents)
    t.incident("has been held at the battalion", Act.DETAINED, [she], when="2025-10-03", taker="MM_MIL:LIB999",
               by=residents)  # fmt: skip
    t.claim(she, Property.HOLDER, Actor("the battalion", "MM_MIL:LIB999"), "held at the battalion", residents)
    t.fate(she, Fate.IN_TRAINING, "she is in training", residents)
    return t


def _words(text: str) -> Words:
    return Words(text)
