"""What a folder holds is found, or set aside by name; nothing is lost on the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cast
from kintrace.errors import NoSuchFolder
from kintrace.model import SetAside
from kintrace.sources import FoundFile, files_in


def names(folder: Path) -> list[str]:
    return [item.name for item in files_in(folder) if isinstance(item, FoundFile)]


def asides(folder: Path) -> dict[str, str]:
    return {item.where: item.reason for item in files_in(folder) if isinstance(item, SetAside)}


def test_files_come_in_order_of_their_names_with_folders_within(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.csv", "a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert sorted(names(tmp_path)) == ["a.md", "a/z.csv", "b.txt"]
    assert names(tmp_path) == names(tmp_path)


def test_a_sidecar_goes_with_its_file_and_is_none_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.meta.json").write_text("{}")
    (found,) = files_in(tmp_path)
    assert isinstance(found, FoundFile)
    assert found.sidecar == tmp_path / "a.meta.json"


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("words")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("words")
    assert list(files_in(tmp_path)) == []


def test_what_is_no_testimony_is_set_aside(tmp_path: Path) -> None:
    for name in ("README.md", "readme", "expected.json"):
        (tmp_path / name).write_text("words")
    assert set(asides(tmp_path)) == {"README.md", "readme", "expected.json"}


def test_an_empty_a_large_and_an_unknown_file_are_set_aside_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(51 * 1024 * 1024)
    (tmp_path / "scan.heic").write_bytes(b"heic")
    reasons = asides(tmp_path)
    assert "empty" in reasons["empty.txt"]
    assert "50 MB" in reasons["large.txt"]
    assert ".heic" in reasons["scan.heic"]
    assert ".csv" in reasons["scan.heic"]


def test_an_ending_that_could_be_a_name_is_not_repeated_in_the_reason(tmp_path: Path) -> None:
    (tmp_path / f"notice.{cast.CANARIES[0]}").write_text("words")
    (reason,) = asides(tmp_path).values()
    assert cast.CANARIES[0] not in reason


def test_links_are_set_aside_whether_they_loop_leave_or_dangle(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "a.txt").write_text("words")
    (inside / "b.txt").write_text("words")
    (inside / "loop.txt").symlink_to(inside / "loop.txt")
    (inside / "leaves.txt").symlink_to(outside / "a.txt")
    (inside / "dangles.txt").symlink_to(inside / "nothing.txt")
    (inside / "again.txt").symlink_to(inside / "b.txt")
    (inside / "round").symlink_to(inside, target_is_directory=True)
    assert names(inside) == ["b.txt"]
    reasons = asides(inside)
    assert set(reasons) == {"loop.txt", "leaves.txt", "dangles.txt", "again.txt", "round"}
    assert "leaves the folder" in reasons["leaves.txt"]
    assert "not there" in reasons["dangles.txt"]


def test_a_pipe_is_set_aside_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "no ordinary file" in asides(tmp_path)["a.txt"]


def test_a_folder_that_is_not_there_or_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    for path in (tmp_path / "none", tmp_path / "a.txt"):
        with pytest.raises(NoSuchFolder):
            list(files_in(path))


_STEMS = st.sampled_from(["a", "b", "c", "README", "ko", "မ"])
_ENDINGS = st.sampled_from([".txt", ".md", ".csv", ".xlsx", ".html", ".pdf", ".xyz", "", ".meta.json", ".TXT"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(files=st.dictionaries(st.tuples(st.sampled_from(["", "x/", "x/y/"]), _STEMS, _ENDINGS), st.binary(max_size=3)))
def test_every_file_is_found_or_set_aside_once(
    tmp_path_factory: pytest.TempPathFactory, files: dict[tuple[str, str, str], bytes]
) -> None:
    folder = tmp_path_factory.mktemp("f")
    wanted = set()
    for (place, stem, ending), body in files.items():
        path = folder / f"{place}{stem}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        if not ending.endswith(".meta.json"):
            wanted.add(path.relative_to(folder).as_posix())
    got = [item.where if isinstance(item, SetAside) else item.name for item in files_in(folder)]
    assert sorted(got) == sorted(wanted)
