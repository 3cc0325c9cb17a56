"""Settings: one frozen object, built once where a command starts. Secrets are never in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kintrace.errors import KintraceError

if TYPE_CHECKING:
    from kintrace.casework import Limits


class BadSetting(KintraceError):
    """A setting has a value that cannot be meant."""

    exit_code = 2

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"The setting {name} wants {wanted}. Change or unset it.")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a machine's owner may change, each with its default.

    Args:
        file_seconds: Longest time one file may take to read; then it is set aside.
        file_memory_mb: Most memory the reader of one file may take.
    """

    file_seconds: int = 60
    file_memory_mb: int = 1536


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Build the settings from ``KINTRACE_…`` variables.

    Raises:
        BadSetting: A value that is no whole number above 0; names the setting, not the value.

    >>> settings_from({"KINTRACE_FILE_SECONDS": "5"}).file_seconds
    5
    """
    given = {}
    for name in Settings.__slots__:
        variable = f"KINTRACE_{name.upper()}"
        if variable in environment:
            if not environment[variable].isdecimal() or int(environment[variable]) == 0:
                raise BadSetting(variable, "a whole number above 0")
            given[name] = int(environment[variable])
    return Settings(**given)


def limits_from(environment: Mapping[str, str]) -> Limits:
    """Give what reading one file may cost, as the settings have it."""
    from kintrace.casework import Limits

    settings = settings_from(environment)
    return Limits(settings.file_seconds, settings.file_memory_mb)
