"""Settings: one frozen object, built once where a command starts. Secrets are never in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
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
        gazetteer: List of places of one's own, where no option names one; ``None``: only the program's.
        actors: List of sides of one's own, likewise.
        model_seconds: Longest time that a model of one's own may take for one question.
    """

    file_seconds: int = 60
    file_memory_mb: int = 1536
    gazetteer: Path | None = None
    actors: Path | None = None
    model_seconds: int = 300


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Build the settings from ``KINTRACE_…`` variables; an empty path is none.

    Raises:
        BadSetting: A value that is no whole number above 0; names the setting, not the value.

    >>> settings_from({"KINTRACE_FILE_SECONDS": "5"}).file_seconds
    5
    """
    return Settings(
        file_seconds=_bound(environment, "KINTRACE_FILE_SECONDS", Settings().file_seconds),
        file_memory_mb=_bound(environment, "KINTRACE_FILE_MEMORY_MB", Settings().file_memory_mb),
        gazetteer=_path(environment, "KINTRACE_GAZETTEER"),
        actors=_path(environment, "KINTRACE_ACTORS"),
        model_seconds=_bound(environment, "KINTRACE_MODEL_SECONDS", Settings().model_seconds),
    )


def _bound(environment: Mapping[str, str], variable: str, default: int) -> int:
    value = environment.get(variable, str(default))
    if not value.isdecimal() or int(value) == 0:
        raise BadSetting(variable, "a whole number above 0")
    return int(value)


def _path(environment: Mapping[str, str], variable: str) -> Path | None:
    return Path(environment[variable]) if environment.get(variable) else None


def limits_from(environment: Mapping[str, str]) -> Limits:
    """Give what reading one file may cost, as the settings have it."""
    from kintrace.casework import Limits

    settings = settings_from(environment)
    return Limits(settings.file_seconds, settings.file_memory_mb)
