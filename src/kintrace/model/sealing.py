"""What is closed to custodians: the box, and who they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.kept import Kept, kept


@kept(label=Kept.OPEN, box_key=Kept.OPEN, sign_key=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class PublicCustodian:
    """The public half of a custodian: closes boxes to them, and checks what they sign.

    Args:
        label: What the custodian calls this identity; never a name.
        box_key: X25519, 32 bytes.
        sign_key: Ed25519, 32 bytes.

    Raises:
        ValueError: A key of another length.
    """

    label: str
    box_key: bytes
    sign_key: bytes

    def __post_init__(self) -> None:
        if len(self.box_key) != 32 or len(self.sign_key) != 32:
            raise ValueError("a custodian has two public keys of 32 bytes")

    @property
    def id(self) -> str:
        """16 hexadecimal digits that stand for both keys."""
        import hashlib

        return hashlib.sha256(b"kintrace/1/custodian\x00" + self.box_key + self.sign_key).hexdigest()[:16]


@kept(custodian=Kept.OPEN, other=Kept.OPEN, box=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class Half:
    """Half of a box's key, closed to one custodian; with the other's half of the same pair it opens the box.

    Args:
        custodian: Id of who can open this half.
        other: Id of whose half belongs to it.
        box: The half, closed to ``custodian``.
    """

    custodian: str
    other: str
    box: bytes = field(repr=False)


@kept(id=Kept.OPEN, custodians=Kept.OPEN, nonce=Kept.OPEN, body=Kept.SEALED, halves=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class SealedBox:
    """Something that any two of its custodians open together, and nobody alone.

    Args:
        id: 16 random bytes.
        custodians: Their ids, ascending.
        nonce: Of the body.
        body: The content, padded and closed under a key that is kept nowhere.
        halves: For each pair of custodians the two halves of that key.
    """

    id: bytes
    custodians: tuple[str, ...]
    nonce: bytes
    body: bytes = field(repr=False)
    halves: tuple[Half, ...] = field(repr=False)
