"""What each code of the Myanmar blocks is: letter, sign, digit, mark; written as ranges for character classes.

Source: Unicode character database, blocks Myanmar, Myanmar Extended-A and -B; Unicode Technical Note 11 (Hosken).
"""

from __future__ import annotations

MYANMAR = "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f"
"""Every code of the script, except the digits of Pa'O and Eastern Pwo outside the basic plane."""

CONSONANT = (
    "\u1000-\u1022\u1050\u1051\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    "\ua9e0-\ua9e4\ua9e7-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa6f\uaa71-\uaa76\uaa7a\uaa7e\uaa7f"
)
"""Letters that can open a syllable, close one, or stand in a stack; the great sa is not among them."""

GREAT_SA = "\u103f"
INDEPENDENT = "\u1023-\u102a\u1052-\u1055"
"""Vowels that need no letter under them."""

SIGN = (
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    "\ua9e5\ua9e6\uaa70\uaa7b-\uaa7d"
)
"""What hangs on a letter: vowels, medials, tones, the asat, the stacking sign, reduplication."""

DIGIT = "\u1040-\u1049\u1090-\u1099\ua9f0-\ua9f9\U000116d0-\U000116e3"
WORD_SYMBOL = "\u104c-\u104f"
"""Single codes that are read as a word: in, and, the said, of."""

MARK = "\u104a\u104b\u109e\u109f\uaa77-\uaa79"
"""Punctuation and signs of exclamation."""

STACKER, ASAT, DOT_BELOW = "\u1039", "\u103a", "\u1037"
MEDIAL = "\u103b-\u103e\u105e-\u1060\u1082"
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Codes that print nothing: soft hyphen, zero-width codes, direction marks."""
