"""What one reader may see for one purpose: the only maker of ``Released``."""

from kintrace.protect.gate.release import release

__all__ = ["release"]
