"""How people write of armed sides and authorities, and the registry of them."""

from kintrace.lexicon.actors.own import Addition
from kintrace.lexicon.actors.registry import (
    FoundActor,
    FoundAlliance,
    Registry,
    registry,
    using,
)
from kintrace.lexicon.actors.resolving import Resolved, Surety

__all__ = [
    "Addition",
    "FoundActor",
    "FoundAlliance",
    "Registry",
    "Resolved",
    "Surety",
    "registry",
    "using",
]
