"""The casebook: tables, ledger, projections, migrations. No rules of the field."""

from kintrace.store.casebook import Casebook, Clock
from kintrace.store.cipher import cipher_version
from kintrace.store.entry import FACTS, READS, Entry

__all__ = ["FACTS", "READS", "Casebook", "Clock", "Entry", "cipher_version"]
