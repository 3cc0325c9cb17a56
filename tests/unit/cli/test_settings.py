"""Settings: what the environment says, and lists of one's own where no option names one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cast import HPAKANT_PCODE, LAWK_HPRAI
from kintrace.cli import own_lists
from kintrace.cli.own_lists import rows_by_reason
from kintrace.config import BadSetting, Settings, settings_from
from kintrace.model import SetAside


def table(path: Path, name: str) -> Path:
    path.write_text(f"name,kind,pcode\n{name},tract,{HPAKANT_PCODE}091\n", "utf-8")
    return path


def test_nothing_set_is_the_default():
    assert settings_from({"PATH": "/bin"}) == Settings()


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", ""])
def test_a_bound_that_is_no_whole_number_is_named_without_its_value(value):
    with pytest.raises(BadSetting, match="KINTRACE_FILE_SECONDS"):
        settings_from({"KINTRACE_FILE_SECONDS": value})


def test_an_empty_path_is_no_list():
    assert settings_from({"KINTRACE_ACTORS": "", "KINTRACE_GAZETTEER": "a.csv"}) == Settings(gazetteer=Path("a.csv"))


def test_a_setting_names_a_list_where_no_option_does(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KINTRACE_GAZETTEER", str(table(tmp_path / "set.csv", LAWK_HPRAI)))
    (by_setting,) = own_lists.read(None, None).brought
    (by_option,) = own_lists.read(table(tmp_path / "option.csv", "Lawk"), None).brought
    assert (by_setting.path.name, by_option.path.name) == ("set.csv", "option.csv")
    assert capsys.readouterr().err.count("1 row, 1 kept, 0 set aside.") == 2


def test_many_rows_of_one_reason_are_one_line_and_all_are_counted():
    lines = rows_by_reason([SetAside(f"row {n}", "It has no name.") for n in range(1, 101, 2)])
    ((rows, reason),) = lines
    assert rows.endswith("and 38 more")
    assert rows.count(",") == 11
    assert reason == "It has no name."
