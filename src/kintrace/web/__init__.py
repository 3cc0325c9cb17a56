"""The page edge: a supervisor without keys, a worker that is given them by a person, and what ends both at once."""

from kintrace.web.panic import Ended, Told, lock_all, panic
from kintrace.web.supervisor import Serving, serve

__all__ = ["Ended", "Serving", "Told", "lock_all", "panic", "serve"]
