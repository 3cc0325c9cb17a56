"""Sentences and labels of the forms. They lie in ``resources/words.<language>.json``, so that another can follow."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from kintrace.model import Actor


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    path = resources.files("kintrace.outputs") / "resources" / f"words.{language}.json"
    words: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return words


def wording(group: str, key: str, language: str = "en") -> str:
    """The words for a key.

    Raises:
        KeyError: Nobody has worded it; a test reads every key of the scheme.
    """
    return _words(language)[group][key]


def actor_name(code: str, language: str = "en") -> str:
    """A side by its name, a unit with its side; the code itself where no registry knows it."""
    from kintrace.lexicon import actors

    return actors.registry().name(code, language)


def actor_words(actor: Actor, language: str = "en") -> str:
    """Who is alleged, by name; "not known" where nobody is, or where it is disputed."""
    if actor.code:
        return actor_name(actor.code, language)
    return actor.words or wording("phrase", "not_known", language)
