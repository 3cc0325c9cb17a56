"""One function for each act of a person: trace, extract, link lists, match names, check. Joins steps, store, keys."""

from kintrace.casework.asking_a_model.asking import BroughtModel, brought_model
from kintrace.casework.coding.comparing import Compared, compared
from kintrace.casework.coding.listing import Claimed, Counting, claims_of, rulings_of
from kintrace.casework.coding.regrouping import merge_incidents, split_incident
from kintrace.casework.coding.ruling import accept_claim, add_claim, correct_claim, reject_claim, withdraw_ruling
from kintrace.casework.coding.settling import settle_rulings
from kintrace.casework.custodians.acts import (
    AskedShown,
    Enrolled,
    MadeIdentity,
    add_custodians,
    answer_request,
    list_custodians,
    new_custodian,
    open_original,
    read_reason,
    read_unsealing_request,
    remove_custodian,
    show_custodian,
    write_request,
)
from kintrace.casework.custody.acts import GivenOut, export_custody, note_custody, show_custody
from kintrace.casework.hiding.wishes import hide, searchable, unhide
from kintrace.casework.keeping.backups import BackedUp, RestoredFrom, backup, head_words, restore
from kintrace.casework.keeping.checking import Checked, check
from kintrace.casework.keeping.erasing import EraseBecause, Erasing, erase
from kintrace.casework.keeping.holding import hold, holds, lift
from kintrace.casework.keeping.merging import Merged, merge
from kintrace.casework.origins import Origins, judge_origin, origins_of, withdraw_origin
from kintrace.casework.own_lists import Brought, OwnLists, own_lists
from kintrace.casework.paraphrasing import (
    Wanted,
    compare_paraphrase,
    paraphrase,
    wanted_paraphrases,
    withdraw_paraphrase,
)
from kintrace.casework.people.consents import Given, confirm, record_consent, show_consents, withdraw_consent
from kintrace.casework.people.roles import ROLES, Listed, grant, people_of
from kintrace.casework.people.slots import add_slot, change_slot, make_slip, rekey, remove_slot, slots_of
from kintrace.casework.seeking.acts import OpenRequest, answer, ask, requests
from kintrace.casework.showing.desk import Counted, Desk, open_desk, run_desk_job
from kintrace.casework.showing.exporting import Left, export_counts
from kintrace.casework.showing.writing import Targets
from kintrace.casework.steps import extract, link_lists, match_names, simulate, why_one_person, write_codebook
from kintrace.casework.taking_in.field_office import FromField, field_key, take_in_from_field
from kintrace.casework.taking_in.fieldwork import FieldTaken, add_in_field, hand_over, new_field_book
from kintrace.casework.taking_in.intake import Limits
from kintrace.casework.tracing import Recipient, Traced, trace

__all__ = [
    "ROLES",
    "AskedShown",
    "BackedUp",
    "Brought",
    "BroughtModel",
    "Checked",
    "Claimed",
    "Compared",
    "Counted",
    "Counting",
    "Desk",
    "Enrolled",
    "EraseBecause",
    "Erasing",
    "FieldTaken",
    "FromField",
    "Given",
    "GivenOut",
    "Left",
    "Limits",
    "Listed",
    "MadeIdentity",
    "Merged",
    "OpenRequest",
    "Origins",
    "OwnLists",
    "Recipient",
    "RestoredFrom",
    "Targets",
    "Traced",
    "Wanted",
    "accept_claim",
    "add_claim",
    "add_custodians",
    "add_in_field",
    "add_slot",
    "answer",
    "answer_request",
    "ask",
    "backup",
    "brought_model",
    "change_slot",
    "check",
    "claims_of",
    "compare_paraphrase",
    "compared",
    "confirm",
    "correct_claim",
    "erase",
    "export_counts",
    "export_custody",
    "extract",
    "field_key",
    "grant",
    "hand_over",
    "head_words",
    "hide",
    "hold",
    "holds",
    "judge_origin",
    "lift",
    "link_lists",
    "list_custodians",
    "make_slip",
    "match_names",
    "merge",
    "merge_incidents",
    "new_custodian",
    "new_field_book",
    "note_custody",
    "open_desk",
    "open_original",
    "origins_of",
    "own_lists",
    "paraphrase",
    "people_of",
    "read_reason",
    "read_unsealing_request",
    "record_consent",
    "reject_claim",
    "rekey",
    "remove_custodian",
    "remove_slot",
    "requests",
    "restore",
    "rulings_of",
    "run_desk_job",
    "searchable",
    "settle_rulings",
    "show_consents",
    "show_custodian",
    "show_custody",
    "simulate",
    "slots_of",
    "split_incident",
    "take_in_from_field",
    "trace",
    "unhide",
    "wanted_paraphrases",
    "why_one_person",
    "withdraw_consent",
    "withdraw_origin",
    "withdraw_paraphrase",
    "withdraw_ruling",
    "write_codebook",
    "write_request",
]
