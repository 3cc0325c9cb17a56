"""A custodian's identity: a file on their own machine, under a passphrase; and the public half that is given out."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.errors import KintraceError, Refused, WrongPassphrase
from kintrace.model import PublicCustodian
from kintrace.protect.keys import Argon2Cost, costs
from kintrace.protect.keys.costs import SALT_BYTES, stretched, stretched_anew
from kintrace.protect.keys.hardening import harden
from kintrace.protect.keys.words import word_list
from kintrace.protect.seals.boxes import Custodian
from kintrace.protect.whole_files import write_whole

FORMAT, VERSION = "kintrace-custodian-identity", 1
PUBLIC_TITLE, PUBLIC_SUFFIX = "kintrace custodian 1", ".custodian"
FINGERPRINT_WORDS = 8
_MOST_BYTES = 16_384
_NONCE_BYTES, _SEED_BYTES, _BITS = 24, 32, 11
_FINGERPRINT = b"kintrace/1/fingerprint\x00"
_LABEL = re.compile(r"[a-z0-9][a-z0-9-]{0,23}\Z")


class BadCustodian(KintraceError):
    """A file that should hold a custodian's identity, or its public half, holds none."""

    exit_code = 33

    def __init__(self, path: Path, wanted: str) -> None:
        super().__init__(f"{path}: this is no {wanted}. It is made by `kintrace custodians new`.")


@dataclass(frozen=True, slots=True)
class Identity:
    """A custodian, with what opens the boxes that are closed to them, and signs in their name."""

    label: str
    box: Custodian = field(repr=False)
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicCustodian:
        """What is given out."""
        from nacl.bindings import crypto_sign_seed_keypair

        return PublicCustodian(self.label, self.box.public, crypto_sign_seed_keypair(self.seed)[0])

    def sign(self, message: bytes) -> bytes:
        """Sign a message: 64 bytes."""
        return signed(self.seed, message)


def signed(seed: bytes, message: bytes) -> bytes:
    """Sign a message with the Ed25519 key of a seed: 64 bytes."""
    from nacl.bindings import crypto_sign, crypto_sign_seed_keypair

    return bytes(crypto_sign(message, crypto_sign_seed_keypair(seed)[1])[:64])


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of a public key signed a message."""
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import BadSignatureError

    try:
        crypto_sign_open(signature + message, public)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def fingerprint(*public: bytes) -> str:
    """Eight words to read aloud over the telephone: 88 bits of a digest.

    >>> len(fingerprint(bytes(32)).split())
    8
    """
    return read_aloud(hashlib.sha256(_FINGERPRINT + b"".join(public)).digest())


def read_aloud(digest: bytes, words: int = FINGERPRINT_WORDS) -> str:
    """Write the beginning of a digest as words of eleven bits each."""
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _BITS * words)
    listed = word_list()
    return " ".join(listed[number >> _BITS * place & 2**_BITS - 1] for place in range(words - 1, -1, -1))


def new_identity(
    path: Path, label: str, passphrase: str | Callable[[bool], str], cost: Argon2Cost | None = None
) -> Identity:
    """Make an identity and its file, and the public half beside it. Only on the custodian's own machine.

    Args:
        path: Of the file; nothing may stand there.
        label: What the custodian calls it: lower-case letters, digits, hyphens. Never a name.
        passphrase: Its words, or who asks for them.
        cost: Of one guess; ``None``: found out on this machine.

    Raises:
        Refused: A casebook lies in that folder: what opens its seals must not lie beside it; or the label is none.
        FileExistsError: Something stands there.
    """
    require_no_casebook_beside(path)
    if not _LABEL.match(label):
        raise Refused("A label is up to 24 lower-case letters, digits and hyphens, and never somebody's name.")
    words = passphrase if isinstance(passphrase, str) else passphrase(True)
    harden(holds_keys=True)
    identity = Identity(label, Custodian.new(), secrets.token_bytes(_SEED_BYTES))
    write_whole(path, _closed(identity, words, cost), replace=False)
    public = path.with_name(path.name + PUBLIC_SUFFIX)
    write_whole(public, public_text(identity.public).encode("ascii"), replace=True)
    return identity


def require_no_casebook_beside(path: Path) -> None:
    """Refuse to work with a custodian's secret where a casebook lies.

    Raises:
        Refused: A key file of a casebook lies in that folder.
    """
    if any(path.resolve().parent.glob("*.keys")):
        raise Refused(
            "A casebook lies in this folder. What opens its seals must not lie on the same machine: "
            "keep a custodian's identity on the custodian's own."
        )


def open_identity(path: Path, passphrase: str | Callable[[bool], str], floor: Argon2Cost | None = None) -> Identity:
    """Open a custodian's identity.

    Raises:
        BadCustodian: The file is none.
        WrongPassphrase: It does not open.
        Refused: It lies beside a casebook.
    """
    require_no_casebook_beside(path)
    try:
        with path.open("rb") as stream:
            content = json.loads(stream.read(_MOST_BYTES).decode("ascii"))
        if (content["format"], content["version"]) != (FORMAT, VERSION):
            raise ValueError
        cost = Argon2Cost(*(int(content[name]) for name in ("memory_kib", "passes", "lanes")))
        salt, nonce, box = (base64.b64decode(content[name], validate=True) for name in ("salt", "nonce", "box"))
        label = str(content["label"])
    except (OSError, ValueError, KeyError, TypeError, binascii.Error, RecursionError):
        raise BadCustodian(path, "custodian's identity") from None
    if len(salt) != SALT_BYTES or cost.below(floor or costs.FLOOR):
        raise BadCustodian(path, "custodian's identity")
    words = passphrase if isinstance(passphrase, str) else passphrase(False)
    harden(holds_keys=True)
    secret = _opened(box, nonce, stretched(words, salt, cost), _bound(label, cost, salt))
    from nacl.bindings import crypto_scalarmult_base

    return Identity(label, Custodian(crypto_scalarmult_base(secret[:32]), secret[:32]), secret[32:])


def public_text(custodian: PublicCustodian) -> str:
    """Write a custodian's public half as a text file, with the words to compare by telephone.

    >>> public_from(public_text(PublicCustodian("first", bytes(32), bytes(32)))).label
    'first'
    """
    words = fingerprint(custodian.box_key, custodian.sign_key)
    return f"{PUBLIC_TITLE}\n{custodian.label}\n{custodian.box_key.hex()}\n{custodian.sign_key.hex()}\n{words}\n"


def public_from(text: str) -> PublicCustodian | None:
    """Read a custodian's public half; ``None``: it is none, or its words are another's."""
    lines = [line.strip() for line in text.splitlines()]
    try:
        title, label, box_key, sign_key, words = lines[:5]
        custodian = PublicCustodian(label, bytes.fromhex(box_key), bytes.fromhex(sign_key))
    except ValueError:
        return None
    right = title == PUBLIC_TITLE and _LABEL.match(label) is not None
    return custodian if right and words == fingerprint(custodian.box_key, custodian.sign_key) else None


def read_public(path: Path) -> PublicCustodian:
    """Read a custodian's public half from its file.

    Raises:
        BadCustodian: It is none.
    """
    try:
        custodian = public_from(path.read_text("utf-8")[:_MOST_BYTES])
    except (OSError, UnicodeDecodeError):
        custodian = None
    if custodian is None:
        raise BadCustodian(path, "public half of a custodian")
    return custodian


def _closed(identity: Identity, words: str, cost: Argon2Cost | None) -> bytes:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    key, salt, cost = stretched_anew(words, cost)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    box = encrypt(identity.box.secret + identity.seed, _bound(identity.label, cost, salt), nonce, key)
    content = {
        "format": FORMAT, "version": VERSION, "label": identity.label,
        "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes,
        **{name: base64.b64encode(value).decode() for name, value in (("salt", salt), ("nonce", nonce), ("box", box))},
    }  # fmt: skip
    return (json.dumps(content, indent=1) + "\n").encode("ascii")


def _opened(box: bytes, nonce: bytes, key: bytes, bound: bytes) -> bytes:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        return bytes(decrypt(box, bound, nonce, key))
    except (CryptoError, ValueError, TypeError):
        raise WrongPassphrase("this identity") from None


def _bound(label: str, cost: Argon2Cost, salt: bytes) -> bytes:
    header = f"{FORMAT}|{VERSION}|{label}|{cost.memory_kib}|{cost.passes}|{cost.lanes}|"
    return header.encode("ascii") + salt
