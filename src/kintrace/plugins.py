"""Adding one is adding a file: find what the modules of a folder offer, in order of its name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, TypeVar

T = TypeVar("T")


def collect(package: str, attribute: str, kind: type[T]) -> dict[str, T]:
    """Find every ``attribute`` of the wanted kind in the modules of a package.

    Args:
        package: Dotted name, e.g. ``kintrace.sources``.
        attribute: Name that a module offers, e.g. ``FORMAT``.
        kind: Class the offer must be of; it has a ``name``.

    Returns:
        Offers by their ``name``, in ascending order of it.

    Raises:
        TypeError: An offer of another kind.
        ValueError: Two offers of one name.
    """
    found: dict[str, T] = {}
    folder = importlib.import_module(package)
    for module in pkgutil.iter_modules(folder.__path__):
        offer: Any = getattr(importlib.import_module(f"{package}.{module.name}"), attribute, None)
        if offer is None:
            continue
        if not isinstance(offer, kind):
            raise TypeError(f"{package}.{module.name}.{attribute} is no {kind.__name__}")
        name = str(getattr(offer, "name", ""))
        if name in found:
            raise ValueError(f"two modules of {package} offer {name}")
        found[name] = offer
    return dict(sorted(found.items()))
