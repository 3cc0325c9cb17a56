"""Ways to reach or identify a person in a text: phones, e-mails, cards, links; cards and phones brought to one form."""

from kintrace.lexicon.contacts.finding import (
    EMAIL,
    LINK,
    NRC,
    PHONE,
    FoundContact,
    contacts_in,
    identity_number,
)
from kintrace.lexicon.contacts.phones import phone_number
from kintrace.lexicon.contacts.sameness import Sameness, same

__all__ = [
    "EMAIL",
    "LINK",
    "NRC",
    "PHONE",
    "FoundContact",
    "Sameness",
    "contacts_in",
    "identity_number",
    "phone_number",
    "same",
]
