"""Verify what a casebook gave out on the custody of a document, with nothing but Python's own library.

This file is handed out beside the export and must run where kintrace is not installed: it imports nothing of it. It
checks every signature and link, recomputes the hashes of the entries that were given out whole, opens those, and says
whether a file is the one that arrived. Run ``python3 verify.py``, or ``python3 verify.py --file ORIGINAL``.

Sources: Ed25519 as in RFC 8032, sections 5.1.7 and 6; ChaCha20 and Poly1305 as in RFC 8439; XChaCha20 as in
draft-irtf-cfrg-xchacha-03; CBOR as in RFC 8949, section 4.2.
"""

from __future__ import annotations

import hashlib
import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

FORMAT, VERSION = "kintrace-custody", 1
HASH_DOMAIN = b"kintrace/1/entry\x00"
SIGN_DOMAIN = b"kintrace/1/signature\x00"
HEAD_DOMAIN = b"kintrace/1/head\x00facts"
FILE_DOMAIN = b"kintrace/1/file\x00"
_HEADER = ("fmt", "id", "lane", "kind", "v", "writer", "seq", "prev", "seen", "at", "person", "key_id", "salt")
_TOLD = ("when", "how", "tool", "giver", "taker", "interviewer", "interpreter", "language")
_BYTES = ("id", "writer", "prev", "seen", "key_id", "salt", "hash", "sig", "box", "key")

Entry = dict[str, Any]


def verify(folder: Path, files: Sequence[Path] = (), salts: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Verify an export.

    Args:
        folder: Where ``statement.json`` and ``entries.jsonl`` lie.
        files: Originals, to be compared with what is said to have arrived.
        salts: In hex, of steps whose salt was sealed, and unsealed for this.

    Returns:
        What was verified, and what is wrong; sentences. Empty problems: all that is shown is as it was written.
    """
    statement = json.loads((folder / "statement.json").read_text("utf-8"))
    if (statement.get("format"), statement.get("version")) != (FORMAT, VERSION):
        return [], ["This is no export that this file can verify."]
    lines = (folder / "entries.jsonl").read_text("utf-8").splitlines()
    entries = [_entry(json.loads(line)) for line in lines]
    problems = [*_wrong_entries(entries), *_wrong_chains(entries)]
    if head_of(entries) != statement.get("facts"):
        problems.append("The entries do not lead to the head that the statement gives: some are missing or added.")
    steps, unread = _steps(entries)
    problems += unread
    said = [_summary(entries), *_told(steps)]
    problems += [f"The statement names {ref}, and no entry tells of it." for ref in statement["arrivals"]
                 if all(step["arrival"] != ref for step in steps)]  # fmt: skip
    for file in files:
        found, wrong = _compared(file, steps, salts)
        said, problems = said + found, problems + wrong
    return said, problems


def file_digest(body_sha256: bytes, salt: bytes) -> str:
    """Commit to a file without letting anybody guess what was withheld of it: SHA-256 over a salt and its digest."""
    return hashlib.sha256(FILE_DOMAIN + salt + body_sha256).hexdigest()


# --- entries and chains


def _entry(row: dict[str, Any]) -> Entry:
    read = {
        name: bytes.fromhex(value) if name in _BYTES and value is not None else value for name, value in row.items()
    }
    return {"box": None, "key": None} | read


def _name(entry: Entry) -> str:
    return f"{entry['seq']} of writer {entry['writer'].hex()[:16]}"


def _header(entry: Entry) -> bytes:
    return cbor([entry[name] for name in _HEADER])


def _wrong_entries(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        name = _name(entry)
        if entry["box"] is not None:
            header = _header(entry)
            body = HASH_DOMAIN + len(header).to_bytes(8, "big") + header + entry["box"]
            if hashlib.sha256(body).digest() != entry["hash"]:
                yield f"Entry {name} was changed: its hash is another."
        if not ed25519_verifies(entry["writer"], SIGN_DOMAIN + entry["hash"], entry["sig"]):
            yield f"Entry {name} is not signed by the writer that it names."


def _wrong_chains(entries: Iterable[Entry]) -> Iterator[str]:
    chains: dict[tuple[bytes, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        chains[entry["writer"], entry["lane"]].append(entry)
    for chain in chains.values():
        before: Entry | None = None
        for entry in sorted(chain, key=lambda e: int(e["seq"])):
            wanted = 1 if before is None else before["seq"] + 1
            if entry["seq"] != wanted:
                yield f"Before entry {_name(entry)} an entry is missing, or one stands there twice."
            elif entry["prev"] != (bytes(32) if before is None else before["hash"]):
                yield f"Entry {_name(entry)} does not follow the one before it."
            before = entry


def head_of(entries: Iterable[Entry]) -> str:
    """Compute the head of the facts, in hex, from all their entries."""
    chains: dict[bytes, list[Entry]] = defaultdict(list)
    for entry in entries:
        chains[entry["writer"]].append(entry)
    digest = hashlib.sha256(HEAD_DOMAIN)
    for writer, chain in sorted(chains.items()):
        last = max(chain, key=lambda e: int(e["seq"]))
        digest.update(writer + len(chain).to_bytes(8, "big") + last["seq"].to_bytes(8, "big") + last["hash"])
    return digest.hexdigest()


def _summary(entries: Sequence[Entry]) -> str:
    shown = sum(entry["box"] is not None for entry in entries)
    writers = len({entry["writer"] for entry in entries})
    hidden = len(entries) - shown
    aside = f" Of {hidden} only hash and signature are given." if hidden else ""
    return f"{len(entries)} entries by {writers} copies of the casebook, {shown} of them recomputed whole.{aside}"


# --- what the entries on custody say


def _steps(entries: Iterable[Entry]) -> tuple[list[dict[str, Any]], list[str]]:
    steps, problems = [], []
    for entry in entries:
        if entry["key"] is None:
            continue
        payload = None
        if entry["box"] is not None:
            payload = xchacha_open(entry["key"], entry["salt"], entry["box"], _header(entry))
        if payload is None:
            problems.append(f"Entry {_name(entry)} does not open with the key that is given for it.")
        else:
            steps.append(uncbor(payload) | {"at": entry["at"]})
    return steps, problems


def _told(steps: Iterable[dict[str, Any]]) -> list[str]:
    said = []
    for step in steps:
        parts = [f"{name} {step[name]}" for name in _TOLD if step.get(name)]
        said.append(f"{step['arrival']}: {step['act']}; {', '.join(parts)}.")
    return said


def _compared(file: Path, steps: Iterable[dict[str, Any]], salts: Iterable[str]) -> tuple[list[str], list[str]]:
    digest = hashlib.sha256(file.read_bytes()).digest()
    given = [bytes.fromhex(salt) for salt in salts]
    for step in steps:
        tried = [bytes.fromhex(step["salt"])] if step.get("salt") else given
        if any(file_digest(digest, salt) == step.get("digest") for salt in tried):
            return [f"{file.name} is, byte for byte, the file that arrived as {step['arrival']}."], []
    return [], [f"{file.name} is none of the files whose arrival is shown here, as far as salts are given."]


# --- canonical CBOR


def cbor(value: object) -> bytes:
    """Write whole numbers, bytes, words and lists as canonical CBOR."""
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        body = value.encode("utf-8")
        return _head(3, len(body)) + body
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(cbor, value))
    raise TypeError("a header holds numbers, bytes, words and lists")


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([major << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError("a number too large for CBOR")


def uncbor(body: bytes) -> Any:
    """Read one CBOR value: numbers, bytes, words, lists, maps, true, false, null, doubles."""
    value, end = _uncbor(body, 0)
    if end != len(body):
        raise ValueError("more than one value")
    return value


def _uncbor(body: bytes, at: int) -> tuple[Any, int]:
    major, small = body[at] >> 5, body[at] & 31
    at += 1
    if major == 7 and small == 27:
        return struct.unpack(">d", body[at : at + 8])[0], at + 8
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(small, 0)
    number = int.from_bytes(body[at : at + size], "big") if size else small
    at += size
    if major < 2:
        return (number if major == 0 else -1 - number), at
    if major < 4:
        piece = body[at : at + number]
        return (piece if major == 2 else piece.decode("utf-8")), at + number
    if major == 4:
        items = []
        for _ in range(number):
            item, at = _uncbor(body, at)
            items.append(item)
        return items, at
    if major == 5:
        pairs = {}
        for _ in range(number):
            key, at = _uncbor(body, at)
            pairs[key], at = _uncbor(body, at)
        return pairs, at
    return {20: False, 21: True}.get(small), at


# --- Ed25519, RFC 8032: only what verifying needs

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
Point = tuple[int, int, int, int]


def _add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % _P, (a[1] + a[0]) * (b[1] + b[0]) % _P
    g, h = 2 * a[3] * b[3] * _D % _P, 2 * a[2] * b[2] % _P
    x, y, z, t = f - e, h - g, h + g, f + e
    return x * y % _P, z * t % _P, y * z % _P, x * t % _P


def _times(times: int, point: Point) -> Point:
    result = (0, 1, 1, 0)
    while times:
        if times & 1:
            result = _add(result, point)
        point = _add(point, point)
        times >>= 1
    return result


def _same(a: Point, b: Point) -> bool:
    return (a[0] * b[2] - b[0] * a[2]) % _P == 0 and (a[1] * b[2] - b[1] * a[2]) % _P == 0


def _point(body: bytes) -> Point | None:
    number = int.from_bytes(body, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


_BASE = _point((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))


def ed25519_verifies(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes over a message is by the holder of a public key of 32."""
    if len(public) != 32 or len(signature) != 64:
        return False
    holder, nonce = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if holder is None or nonce is None or _BASE is None or scalar >= _L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    return _same(_times(scalar, _BASE), _add(nonce, _times(challenge, holder)))


# --- XChaCha20-Poly1305


def _rotated(value: int, by: int) -> int:
    return (value << by | value >> 32 - by) & 0xFFFFFFFF


def _rounds(state: list[int]) -> list[int]:
    s = list(state)
    for _ in range(10):
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):  # fmt: skip
            for x, y, z, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                s[x] = (s[x] + s[y]) & 0xFFFFFFFF
                s[z] = _rotated(s[z] ^ s[x], by)
    return s


_SIGMA = struct.unpack("<4I", b"expand 32-byte k")


def _hchacha(key: bytes, nonce: bytes) -> bytes:
    s = _rounds([*_SIGMA, *struct.unpack("<8I", key), *struct.unpack("<4I", nonce)])
    return struct.pack("<8I", *s[:4], *s[12:])


def _stream(key: bytes, nonce: bytes, block: int) -> bytes:
    state = [*_SIGMA, *struct.unpack("<8I", key), block, *struct.unpack("<3I", nonce)]
    return struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(_rounds(state), state, strict=True)))


def _poly1305(key: bytes, message: bytes) -> bytes:
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for start in range(0, len(message), 16):
        total = (total + int.from_bytes(message[start : start + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def _padded(body: bytes) -> bytes:
    return body + bytes(-len(body) % 16)


def xchacha_open(key: bytes, nonce: bytes, box: bytes, bound: bytes) -> bytes | None:
    """Open a box of XChaCha20-Poly1305; ``None``: key, nonce, box or what it is bound to is another."""
    sub, short = _hchacha(key, nonce[:16]), bytes(4) + nonce[16:]
    body, tag = box[:-16], box[-16:]
    sizes = struct.pack("<QQ", len(bound), len(body))
    if _poly1305(_stream(sub, short, 0)[:32], _padded(bound) + _padded(body) + sizes) != tag:
        return None
    blocks = (_stream(sub, short, n) for n in range(1, (len(body) + 63) // 64 + 1))
    return bytes(a ^ b for a, b in zip(body, b"".join(blocks), strict=False))


def main(arguments: Sequence[str]) -> int:
    """Verify the export beside this file, or in the folder that is named; 0: all is well, 1: it is not."""
    words = list(arguments)
    files, salts = [Path(word) for word in _taken(words, "--file")], _taken(words, "--salt")
    folder = Path(words[0]) if words else Path(__file__).parent
    said, problems = verify(folder, files, salts)
    sys.stdout.write("".join(f"{line}\n" for line in (*said, *(f"WRONG: {problem}" for problem in problems))))
    sys.stdout.write("Verified.\n" if not problems else f"{len(problems)} problems.\n")
    return int(bool(problems))


def _taken(words: list[str], option: str) -> list[str]:
    """Take an option and its values out of the words of a command line."""
    values = []
    while option in words[:-1]:
        at = words.index(option)
        values.append(words[at + 1])
        del words[at : at + 2]
    return values


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
