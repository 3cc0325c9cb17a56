"""How well notices are read, field by field, by language and layout.

python bench/notices.py             the table
python bench/notices.py --misses    and what was missed or read wrongly, one line each

A wrong value counts as one false and one missed. Persons are matched by their names; places, clothes, takers and
wishes are right where four words in five are shared (Dice, 0.8), all else where it is the same.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from kintrace import claims
from kintrace.lexicon import contacts, scripts
from kintrace.lexicon.scripts.to_zawgyi import to_zawgyi
from kintrace.model import Actor, Code, Count, Document, Place, Property, When, Words

SET = Path(__file__).parent / "data" / "notices" / "notices.jsonl"
OF_A_PERSON = (
    *("name", "other_names", "father", "mother", "age", "sex", "nrc", "birth", "home"),
    *("last_seen", "last_seen_at", "clothes", "taken_by", "occupation"),
)
OF_A_NOTICE = ("contacts", "wish")
BY_PROPERTY = {
    Property.NAME: "name", Property.OTHER_NAME: "other_names", Property.FATHER: "father", Property.MOTHER: "mother",
    Property.AGE: "age", Property.SEX: "sex", Property.IDENTITY_NUMBER: "nrc", Property.BIRTH: "birth",
    Property.HOME: "home", Property.OCCUPATION: "occupation", Property.CLOTHES: "clothes",
    Property.LAST_SEEN: "last_seen", Property.LAST_SEEN_AT: "last_seen_at",
}  # fmt: skip
OF_THE_EVENT = {Property.WHEN: "last_seen", Property.WHERE: "last_seen_at", Property.TAKER: "taken_by"}
TITLES = frozenset(
    ["u", "daw", "ko", "ma", "mg", "maung", "dr", "mr", "mrs", "ms", "miss", "saya", "sayama",
     "ဦး", "ဒေါ်", "ကို", "မ", "မောင်", "ဆရာ", "ဆရာမ", "ဒေါက်တာ"]
)  # fmt: skip
ENOUGH = 0.8  # of the words of a place or a wish that both have
Row = dict[str, Any]


def read(notice: Row) -> Row:
    """What the program reads in a notice, in the shape of the set."""
    text = to_zawgyi(notice["text"]) if notice["zawgyi"] else notice["text"]
    script = scripts.decide(text).name
    cleaned, back = scripts.clean(text, script)
    document = Document("doc:1", "n.txt", text, cleaned, back, "text", script, published=notice["published"] or "")
    coding = claims.code(document)
    found: Row = {"persons": [], "contacts": [], "wish": ""}
    for mention in coding.persons:
        person: Row = {"other_names": []}
        for claim in coding.claims_about(mention.ref):
            value = shown(claim.value)
            field = BY_PROPERTY.get(claim.property)
            if field == "other_names":
                person["other_names"].append(value)
            elif field is not None:
                person.setdefault(field, value)
            elif claim.property is Property.CONTACT and any(c.isdigit() for c in str(value)):
                found["contacts"] += str(value).split(" / ")
            elif claim.property is Property.WISH:
                found["wish"] = found["wish"] or value
        for incident in (i for i in coding.incidents if mention.ref in i.victims):
            for claim in coding.claims_about(incident.ref):
                if claim.property in OF_THE_EVENT:
                    person.setdefault(OF_THE_EVENT[claim.property], shown(claim.value))
        found["persons"].append(person)
    return found


def shown(value: object) -> str | int | None:
    match value:
        case Words():
            return value.text
        case When():
            return value.edtf
        case Place() | Actor():
            return value.words
        case Count():
            return value.min if value.max in (None, value.min) else ((value.min or 0) + value.max) // 2  # type: ignore[operator]
        case Code():
            return str(value.code)
    return str(value)


def plain(text: object) -> str:
    return scripts.to_ascii_digits(unicodedata.normalize("NFC", str(text))).casefold()


def tokens(text: object) -> list[str]:
    found: list[str] = []
    for run in re.findall(r"[\u1000-\u1049\u104c-\u109f]+|[0-9]+|[^\W\d_\u1000-\u109f]+", plain(text)):
        found += [p.text for p in scripts.syllables(run)] if run[0] >= "\u1000" else [run]
    return found


def name_forms(text: object) -> set[str]:
    parts = tokens(text)
    forms = {"".join(parts)}
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
        forms.add("".join(parts))
    return forms - {""}


def alike(left: object, right: object) -> float:
    a, b = Counter(tokens(left)), Counter(tokens(right))
    both = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / both if both else 0.0


def number(text: object) -> str:
    digits = re.sub(r"\D", "", plain(text).replace("ဝ", "0"))
    return f"0{digits[2:]}" if digits.startswith("959") else digits


def right(field: str, gold: object, said: object) -> bool:
    if field in ("name", "other_names", "father", "mother"):
        return bool(name_forms(gold) & name_forms(said))
    if field == "contacts":
        return number(gold) == number(said) != ""
    if field == "nrc":
        return (contacts.identity_number(str(gold)) or plain(gold)) == (
            contacts.identity_number(str(said)) or plain(said)
        )
    if field in ("home", "last_seen_at", "clothes", "taken_by", "wish"):
        return alike(gold, said) >= ENOUGH
    return plain(gold) == plain(said)


def values(row: Row, field: str) -> list[Any]:
    value = row.get(field)
    if value in (None, "", []) or (field == "sex" and value == "unknown"):
        return []
    return list(dict.fromkeys(value)) if isinstance(value, list) else [value]


def compared(gold: Row, said: Row, field: str) -> tuple[int, list[Any], list[Any]]:
    """How many are right, and what is said wrongly, and missed."""
    rest, missed, hits = values(said, field), [], 0
    for one in values(gold, field):
        hit = next((x for x in rest if right(field, one, x)), None)
        if hit is None:
            missed.append(one)
        else:
            hits += 1
            rest.remove(hit)
    return hits, rest, missed


def paired(gold: list[Row], said: list[Row]) -> list[tuple[Row, Row]]:
    """Persons of the set and of the program, by the likeness of their names; what is left over, in order."""
    ranked = sorted(
        (-max([alike(x, y) for x in values(g, "name") for y in values(s, "name")] or [0.0]), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(said)
    )
    left, other, pairs = list(range(len(gold))), list(range(len(said))), []
    for likeness, i, j in ranked:
        if likeness < 0 and i in left and j in other:
            left.remove(i)
            other.remove(j)
            pairs.append((gold[i], said[j]))
    while left and other:
        pairs.append((gold[left.pop(0)], said[other.pop(0)]))
    return pairs + [(gold[i], {}) for i in left] + [({}, said[j]) for j in other]


def main() -> None:
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for line in SET.read_text("utf-8").splitlines():
        notice = json.loads(line)
        said = read(notice)
        rows = [(f, *compared(g, s, f)) for g, s in paired(notice["persons"], said["persons"]) for f in OF_A_PERSON]
        rows += [(f, *compared(notice, said, f)) for f in OF_A_NOTICE]
        for field, hits, wrong, missed in rows:
            if "--misses" in sys.argv and (wrong or missed):
                print(notice["id"], field, "wanted", missed, "read", wrong)
            for group in (
                "all",
                notice["language"],
                notice["layout"],
                "zawgyi" if notice["zawgyi"] else "all but zawgyi",
            ):
                for key in (field, "all fields"):
                    total = counts[group][key]
                    total[0], total[1], total[2] = total[0] + hits, total[1] + len(wrong), total[2] + len(missed)
    groups = ["all", "en", "my", "labelled", "free", "advertisement", "zawgyi"]
    print("| F1 |", " | ".join(groups), "|\n| --- |", " | ".join("---" for _ in groups), "|")
    for field in (*OF_A_PERSON, *OF_A_NOTICE, "all fields"):
        print(f"| {field} |", " | ".join(f1(*counts[g][field]) for g in groups), "|")


def f1(hits: int, wrong: int, missed: int) -> str:
    return f"{2 * hits / (2 * hits + wrong + missed):.2f}" if hits + wrong + missed else "–"


if __name__ == "__main__":
    main()
