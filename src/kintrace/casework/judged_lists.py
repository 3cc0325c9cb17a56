"""What people judged of rows of lists, as a table that they keep beside the lists."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from kintrace.errors import NoSuchFolder, UnreadableSource

NOT_TOGETHER = "It cannot hold together with other judgements: they keep these rows apart. Look at them again."
_COLUMNS = ("left", "right", "verdict")
_VERDICTS = {"same": True, "different": False}

Places = dict[frozenset[str], str]


def read_judgements(
    judged: Path, ids: Sequence[str]
) -> tuple[dict[tuple[str, str], bool], Places, list[tuple[str, str]]]:
    """Read judgements.

    Args:
        judged: CSV in UTF-8 with the columns ``left``, ``right`` (ids) and ``verdict`` (``same`` or ``different``).
        ids: Of all rows.

    Returns:
        By two ids whether they are one person; where each stands; and (place, reason) of each that was set aside.

    Raises:
        NoSuchFolder: The file is not there.
        UnreadableSource: It is no CSV with these columns.
    """
    known, found, places, set_aside = set(ids), dict[tuple[str, str], bool](), Places(), list[tuple[str, str]]()
    try:
        with judged.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            if not set(_COLUMNS) <= set(reader.fieldnames or ()):
                raise UnreadableSource("no columns left, right and verdict", "Name the columns of judgements so", 1)
            for row in reader:
                where = f"judgement in row {reader.line_num}"
                left, right, verdict = ((row[column] or "").strip() for column in _COLUMNS)
                pair = frozenset((left, right))
                if verdict not in _VERDICTS:
                    set_aside.append((where, "Its verdict is neither same nor different."))
                elif not pair <= known or len(pair) < 2:
                    set_aside.append((where, "No two rows have its ids. Rows that left the lists may be meant."))
                elif pair in places and found[_pair(pair)] != _VERDICTS[verdict]:
                    set_aside.append((where, "These rows were judged the other way further up. Keep one of the two."))
                else:
                    found[_pair(pair)] = _VERDICTS[verdict]
                    places.setdefault(pair, where)
    except OSError as error:
        raise NoSuchFolder(str(judged), f"the machine says: {error.strerror}") from None
    except (csv.Error, UnicodeDecodeError):
        raise UnreadableSource("not a CSV file in UTF-8", "Save it again as CSV in UTF-8") from None
    return found, places, set_aside


def _pair(ids: frozenset[str]) -> tuple[str, str]:
    left, right = sorted(ids)
    return left, right
