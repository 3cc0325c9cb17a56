"""How people write of armed sides and authorities, and the registry of them."""

from kintrace.lexicon.actors.registry import (
    FoundActor,
    registry,
)

__all__ = [
    "FoundActor",
    "registry",
]
