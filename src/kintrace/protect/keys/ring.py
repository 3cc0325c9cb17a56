"""The keys of one casebook, and the references that only their holder can compute."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from kintrace.protect.keys import hardening
from kintrace.protect.keys.derive import KEY_BYTES, Use, joined, subkey

REFERENCE_BYTES = 16


class KeyRing:
    """All keys of one casebook, derived from its one random key; and its references, derived from its naming root.

    Args:
        casebook_key: 32 random bytes. They never leave this object except wrapped, into a key file. Rekeying makes
            new ones.
        naming_root: 32 bytes that references come from; they stay the same for as long as the casebook lives.
            ``None``: the casebook key, as in casebooks of the first version.

    Raises:
        ValueError: A key of another length.

    Its ``repr`` shows nothing, it cannot be pickled, and two rings are compared in constant time.

    >>> KeyRing(bytes(32))
    <KeyRing: hidden>
    """

    __slots__ = ("_casebook_key", "_keys", "_naming_root")

    def __init__(self, casebook_key: bytes, naming_root: bytes | None = None) -> None:
        if len(casebook_key) != KEY_BYTES or (naming_root is not None and len(naming_root) != KEY_BYTES):
            raise ValueError(f"a casebook key is {KEY_BYTES} bytes, and so is a naming root")
        self._casebook_key = bytes(casebook_key)
        self._naming_root = self._casebook_key if naming_root is None else bytes(naming_root)
        self._keys = {use: subkey(self._casebook_key, use) for use in Use}
        self._keys[Use.REFERENCES] = subkey(self._naming_root, Use.REFERENCES)

    @classmethod
    def temporary(cls) -> KeyRing:
        """Make a ring with a new random key that nothing writes down: when the process ends, it is gone."""
        hardening.harden(holds_keys=True)
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))

    def rekeyed(self) -> KeyRing:
        """Make a ring with a new casebook key, by which everything has the references that it had."""
        return KeyRing(secrets.token_bytes(KEY_BYTES), self._naming_root)

    @property
    def casebook_key(self) -> bytes:
        """The one key that all others come from; for wrapping it into a slot and nothing else."""
        return self._casebook_key

    @property
    def naming_root(self) -> bytes:
        """What references come from; for wrapping it into a slot and nothing else."""
        return self._naming_root

    @property
    def key_file_key(self) -> bytes:
        """Key over the whole key file: a slot that somebody planted does not have it."""
        return self._keys[Use.KEY_FILE]

    @property
    def slot_proofs_key(self) -> bytes:
        """Key under which each slot's proving key is kept."""
        return self._keys[Use.SLOT_PROOFS]

    @property
    def database_key(self) -> bytes:
        """Key of the encrypted file."""
        return self._keys[Use.DATABASE]

    @property
    def payload_wrapping_key(self) -> bytes:
        """Key under which each payload's own key is kept."""
        return self._keys[Use.PAYLOAD_KEYS]

    def ref(self, kind: str, *path: str) -> str:
        """Compute the reference of what a path names: stable in one casebook, unguessable outside it.

        Args:
            kind: Prefix that people see: ``doc``, ``arr``, ``per``.
            path: What the thing is derived from, e.g. the digest of its bytes. Words may be in it: they
                cannot be tried out without the key.

        Returns:
            ``kind``, a colon and 26 characters of lower-case base32 (128 bits).

        Raises:
            ValueError: An empty kind or one with a colon, or no path.

        >>> ring = KeyRing(bytes(32))
        >>> ring.ref("doc", "a", "b") == ring.ref("doc", "ab")
        False
        """
        if not kind or ":" in kind or not path:
            raise ValueError("a reference has a kind without a colon, and a path")
        message = joined(*(part.encode("utf-8") for part in (kind, *path)))
        digest = hmac.digest(self._keys[Use.REFERENCES], message, hashlib.sha256)[:REFERENCE_BYTES]
        return f"{kind}:{base64.b32encode(digest).decode('ascii').rstrip('=').lower()}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeyRing) and hmac.compare_digest(
            self._casebook_key + self._naming_root, other._casebook_key + other._naming_root
        )

    def __hash__(self) -> int:
        return hash(self._keys[Use.REFERENCES])

    def __repr__(self) -> str:
        return "<KeyRing: hidden>"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("keys are not pickled: what is pickled is copied, logged and swapped")
