"""How people write names: parsed, compared and searched across scripts."""

from kintrace.lexicon.names.batch import bits_of_pairs
from kintrace.lexicon.names.comparing import Beside, NameComparison, compare, probability
from kintrace.lexicon.names.frequencies import frequency
from kintrace.lexicon.names.laid_out import NamesLaidOut
from kintrace.lexicon.names.parsing import Name, NameForm, Part, Relation, parse
from kintrace.lexicon.names.romanise import romanise
from kintrace.lexicon.names.skeletons import coarse_keys, given_bits, skeleton, sounds_of
from kintrace.lexicon.names.sounding_keys import NO_KEY, NameKeys, mixed

__all__ = [
    "NO_KEY",
    "Beside",
    "Name",
    "NameComparison",
    "NameForm",
    "NameKeys",
    "NamesLaidOut",
    "Part",
    "Relation",
    "bits_of_pairs",
    "coarse_keys",
    "compare",
    "frequency",
    "given_bits",
    "mixed",
    "parse",
    "probability",
    "romanise",
    "skeleton",
    "sounds_of",
]
