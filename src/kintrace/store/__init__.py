"""The casebook: tables, ledger, projections, migrations. No rules of the field."""

from kintrace.store.casebook import Casebook, Clock
from kintrace.store.cipher import cipher_version
from kintrace.store.copying import copy_to
from kintrace.store.entry import ERASED, FACTS, OF_THE_LEDGER, READS, Entry
from kintrace.store.erasing import erase_all, erased_wholes, not_knowing
from kintrace.store.giving import Given, given_out, header_from, opened, require_chain
from kintrace.store.heads import State, head_from, state_now, was_in, words_of
from kintrace.store.merging import Joined, join
from kintrace.store.rekeying import rekey
from kintrace.store.rollback import PutBack
from kintrace.store.verify_outside import file_digest

__all__ = [
    "ERASED",
    "FACTS",
    "OF_THE_LEDGER",
    "READS",
    "Casebook",
    "Clock",
    "Entry",
    "Given",
    "Joined",
    "PutBack",
    "State",
    "cipher_version",
    "copy_to",
    "erase_all",
    "erased_wholes",
    "file_digest",
    "given_out",
    "head_from",
    "header_from",
    "join",
    "not_knowing",
    "opened",
    "rekey",
    "require_chain",
    "state_now",
    "was_in",
    "words_of",
]
