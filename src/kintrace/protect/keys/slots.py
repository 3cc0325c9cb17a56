"""A slot: the casebook's keys closed to one person's words, so that they can be closed to them anew without asking."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kintrace.protect.keys.costs import Argon2Cost, stretched, stretched_anew
from kintrace.protect.keys.derive import KEY_BYTES, SlotUse, joined, subkey
from kintrace.protect.keys.ring import KeyRing

ID_DIGITS = 16
NONCE_BYTES, TAG_BYTES = 24, 16
WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES
_DOMAIN = b"kintrace/2/slot\x00"
_PROOF_DOMAIN = b"kintrace/2/slot-proof\x00"
_DIGEST_BYTES = 32
BOX_BYTES = 32 + TAG_BYTES + len(_DOMAIN) + _DIGEST_BYTES + 2 * KEY_BYTES  # with the passing public key of a sealed box
_LABEL = re.compile(r"[a-z0-9][a-z0-9-]{0,23}\Z")


class Kind(StrEnum):
    """What kind of words open a slot."""

    PASSPHRASE = "passphrase"
    SLIP = "slip"  # the words of a recovery slip


class PlantedSlot(Exception):
    """The words are right, and what they open was not put there by anybody who held the casebook's keys."""


def label_fits(label: str) -> bool:
    """Whether a slot can be called this: lower-case letters, digits and hyphens, at most 24. Never a person's name.

    >>> label_fits("second"), label_fits("U Maran")
    (True, False)
    """
    return _LABEL.match(label) is not None


@dataclass(frozen=True, slots=True)
class Slot:
    """The casebook's keys, closed to one person's words.

    The words are stretched; from the result come an X25519 pair and a proving key. The casebook key and the naming
    root lie in a sealed box to the pair's public half, which anybody could make; so a proof over it is made with the
    proving key, which only the words give, or the casebook key, under which it is kept beside the box.

    Args:
        id: 16 hexadecimal digits, random: what the ledger binds a person to.
        kind: Of its words.
        label: What its holder calls it.
        cost: What stretching the words took.
        salt: Random, for Argon2id.
        public: Public half of the pair.
        proof_key: The proving key under the casebook's ``SLOT_PROOFS`` key: nonce, then XChaCha20-Poly1305.
        box: Casebook key and naming root in a sealed box, with a digest of all the above.
        proof: HMAC-SHA256 over that digest and the box.
    """

    id: str
    kind: Kind
    label: str
    cost: Argon2Cost
    salt: bytes = field(repr=False)
    public: bytes = field(repr=False)
    proof_key: bytes = field(repr=False, default=b"")
    box: bytes = field(repr=False, default=b"")
    proof: bytes = field(repr=False, default=b"")

    @classmethod
    def closed_over(
        cls, ring: KeyRing, words: str, label: str, cost: Argon2Cost | None, kind: Kind = Kind.PASSPHRASE, id: str = ""
    ) -> Slot:
        """Close a casebook's keys to words.

        Args:
            ring: The keys.
            words: Whole and in their final form.
            label: What the slot is called.
            cost: ``None``: found out on this machine.
            kind: Of the words.
            id: Of the slot that it takes the place of; empty: a new one.
        """
        from nacl.bindings import crypto_box_seed_keypair

        secret, salt, cost = stretched_anew(words, cost)
        public, _ = crypto_box_seed_keypair(subkey(secret, SlotUse.PAIR))
        slot = cls(id or secrets.token_hex(ID_DIGITS // 2), kind, label, cost, salt, public)
        return slot._closed(ring, subkey(secret, SlotUse.PROOF))

    def opened(self, words: str) -> KeyRing | None:
        """Take the keys out; ``None``: these words do not open this slot.

        Raises:
            PlantedSlot: They do, and what lies in it was put there by somebody else, or moved under another label.
        """
        from nacl.bindings import crypto_box_seal_open, crypto_box_seed_keypair
        from nacl.exceptions import CryptoError

        secret = stretched(words, self.salt, self.cost)
        public, private = crypto_box_seed_keypair(subkey(secret, SlotUse.PAIR))
        if not hmac.compare_digest(public, self.public):
            return None
        if not hmac.compare_digest(self.proof, self._proof(subkey(secret, SlotUse.PROOF), self.box)):
            raise PlantedSlot
        try:
            content = crypto_box_seal_open(self.box, public, private)
        except CryptoError:
            raise PlantedSlot from None
        start = _DOMAIN + self._digest()
        if content[: len(start)] != start or len(content) != len(start) + 2 * KEY_BYTES:
            raise PlantedSlot
        return KeyRing(content[len(start) : -KEY_BYTES], content[-KEY_BYTES:])

    def closed_anew(self, old: KeyRing, new: KeyRing) -> Slot:
        """Close new keys to the same words, without knowing them.

        Raises:
            PlantedSlot: Its proving key was not kept there by a holder of the old keys.
        """
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
        from nacl.exceptions import CryptoError

        nonce, wrapped = self.proof_key[:NONCE_BYTES], self.proof_key[NONCE_BYTES:]
        try:
            proof_key = decrypt(wrapped, self._header(), nonce, old.slot_proofs_key)
        except CryptoError:
            raise PlantedSlot from None
        return self._closed(new, proof_key)

    def parts(self) -> bytes:
        """Write all of it as one message, for the authenticator of the key file."""
        return joined(self._header(), self.proof_key, self.box, self.proof)

    def _closed(self, ring: KeyRing, proof_key: bytes) -> Slot:
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
        from nacl.bindings import crypto_box_seal

        nonce = secrets.token_bytes(NONCE_BYTES)
        kept = nonce + encrypt(proof_key, self._header(), nonce, ring.slot_proofs_key)
        box = crypto_box_seal(_DOMAIN + self._digest() + ring.casebook_key + ring.naming_root, self.public)
        return replace(self, proof_key=kept, box=box, proof=self._proof(proof_key, box))

    def _header(self) -> bytes:
        cost = f"argon2id|{self.cost.memory_kib}|{self.cost.passes}|{self.cost.lanes}"
        words = (part.encode("ascii") for part in (self.id, self.kind, self.label, cost))
        return joined(_DOMAIN, *words, self.salt, self.public)

    def _digest(self) -> bytes:
        return hashlib.sha256(self._header()).digest()

    def _proof(self, proof_key: bytes, box: bytes) -> bytes:
        return hmac.digest(proof_key, _PROOF_DOMAIN + self._digest() + box, hashlib.sha256)
