"""An original that two custodians opened, as a new folder: all that was closed with it, or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from kintrace.casework.kinds import SealedOriginal
from kintrace.casework.showing.writing import CannotWrite, write_out
from kintrace.model import to_cbor
from kintrace.protect import sync_folder
from kintrace.sources.sidecar import SUFFIX

INDEX = "index.json"
_CODINGS = "codings.json"
_PART = ".kintrace-unsealed-"  # one name whatever --out is: who asks again after a kill may choose another
_ENDING = re.compile(r"\.[A-Za-z]{1,5}")  # a longer one may be somebody's name
_OURS = (".keys", ".lock")  # names that belong to casebooks


def files_of(original: SealedOriginal, *, encrypted: bool) -> dict[str, bytes]:
    """Lay out all that was closed of an arrival as files, the index last.

    Args:
        original: As two custodians opened it.
        encrypted: Whether the files will be; the index names them as they will be called.

    Returns:
        Name, without the ending of encryption, to content. No name holds a word of the original's own but its ending.

    >>> lone = SealedOriginal("arr:a", "of somebody.txt", b"words", b"", (), ())
    >>> list(files_of(lone, encrypted=False))
    ['original.txt', 'codings.json', 'index.json']
    """
    said = {f"original{_ending(original.file_name)}": ("the file as it arrived, byte for byte", original.body)}
    if original.sidecar:
        said[f"sidecar{SUFFIX}"] = ("its sidecar, byte for byte", original.sidecar)
    for n, document in enumerate(original.documents, 1):
        said[_text_name(n)] = (f"the text of {document.ref} before anything was masked", document.text.encode())
    said[_CODINGS] = ("the documents and what was read from them, before anything was masked", _codings(original))
    index = {
        "arrival": original.arrival,
        "file_name": original.file_name,
        "sha256_is_of": "each file's content; of an encrypted one, its content once decrypted",
        "files": [
            {"file": called(name, encrypted=encrypted), "is": what, "sha256": hashlib.sha256(body).hexdigest()}
            for name, (what, body) in said.items()
        ],
    }
    return {**{name: body for name, (_, body) in said.items()}, INDEX: _readable(index)}


def called(name: str, *, encrypted: bool) -> str:
    """Give the name that a file has in the folder."""
    return f"{name}.age" if encrypted else name


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """Make a folder beside a place, for its owner alone, that is gone at the end unless it was put there.

    What a run that was killed left beside that place is removed first; what another run is writing now is not.

    Raises:
        CannotWrite: The machine does not let it.
    """
    import fcntl

    beside = out.resolve().parent
    try:
        _remove_left_over(beside)
        part = Path(tempfile.mkdtemp(prefix=_PART, suffix=".part", dir=beside))
        descriptor = os.open(part, os.O_RDONLY)
    except OSError as error:
        raise _cannot(out, error) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # let go by the machine however this process ends
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)
        os.close(descriptor)


def put(part: Path, out: Path, files: dict[str, bytes], recipients: tuple[str, ...]) -> Path:
    """Write files into a folder aside, and put it into its place in one step when all of it is on the disk.

    Args:
        part: As ``aside`` made it.
        out: Its place, where nothing stands.
        files: Name to content.
        recipients: age recipients; none: plain, which the person has confirmed.

    Raises:
        CannotWrite: Something stands there, or the machine does not let it.
    """
    for name, body in files.items():
        write_out(part / called(name, encrypted=bool(recipients)), body, recipients)
    try:
        sync_folder(part)
        if os.path.lexists(out):
            raise CannotWrite(out, "something stands there", "Name another one")
        part.rename(out)
        sync_folder(out.resolve().parent)
    except OSError as error:
        raise _cannot(out, error) from None
    return out


def require_apart(out: Path, casebook: Path) -> None:
    """Refuse a place whose name belongs to a casebook: itself, its keys and lock, and what its library keeps beside it.

    Raises:
        CannotWrite: It does.
    """
    place, book = out.resolve(), casebook.resolve()
    ours = place.name == book.name or place.name.startswith((f"{book.name}.", f"{book.name}-"))
    if book in place.parents or (place.parent == book.parent and ours):
        raise CannotWrite(out, "this name belongs to the casebook", "Name another one")


def _remove_left_over(beside: Path) -> None:
    import fcntl

    for left in beside.glob(f"{_PART}*.part"):
        if left.is_symlink() or not left.is_dir() or left.stat().st_uid != os.getuid():
            continue
        descriptor = os.open(left, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left)
        except BlockingIOError:  # somebody writes it at this moment
            continue
        finally:
            os.close(descriptor)


def _codings(original: SealedOriginal) -> bytes:
    """Documents and codings whole, as the casebook had them; each document's text lies in a file of its own."""
    import cbor2

    documents = cbor2.loads(to_cbor(original.documents))
    for n, document in enumerate(documents, 1):
        del document["text"]
        document["text_in"] = _text_name(n)
    return _readable({"documents": documents, "codings": cbor2.loads(to_cbor(original.codings))})


def _readable(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _text_name(n: int) -> str:
    return f"document-{n}.txt"


def _ending(file_name: str) -> str:
    ending = PurePath(file_name).suffix
    return ending if _ENDING.fullmatch(ending) and ending.lower() not in _OURS else ""


def _cannot(out: Path, error: OSError) -> CannotWrite:
    return CannotWrite(out, f"the machine says: {error.strerror}", "Check space and permissions")
