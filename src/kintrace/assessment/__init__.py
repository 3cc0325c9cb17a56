"""4. Say what all writings together allege of each missing person, on whose word, and what nobody has settled."""

from kintrace.assessment.assess import assess
from kintrace.assessment.naming import Name, default_name
from kintrace.assessment.wording_keys import SETTLE_KEYS

__all__ = ["SETTLE_KEYS", "Name", "assess", "default_name"]
