"""What every form keeps. A new form is tested unasked."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest

from cast import CANARIES
from kintrace.errors import Refused
from kintrace.model import Reader, Released
from kintrace.outputs import Form, forms, render
from kintrace.protect.gate.release import release
from unit.outputs.scenes import a_folder

FORMS = forms()
TODAY = date(2026, 3, 1)
PAIRS = [(f, r) for f in FORMS.values() for r in sorted(f.readers)]


def let_out(reader: Reader) -> Released:
    return release(a_folder(), reader, "tracing", as_of=TODAY)


@pytest.mark.parametrize(("form", "reader"), PAIRS, ids=lambda x: getattr(x, "name", x))
def test_the_same_release_gives_the_same_bytes(form: Form, reader: Reader) -> None:
    assert form.render(let_out(reader)) == form.render(let_out(reader))


@pytest.mark.parametrize(("form", "reader"), PAIRS, ids=lambda x: getattr(x, "name", x))
def test_nothing_that_was_planted_comes_out(form: Form, reader: Reader) -> None:
    for path, body in form.render(let_out(reader)).items():
        said = body.decode() + path
        assert not [c for c in (*CANARIES, "09787440912", "၀၉၇၈၇၄၄၀၉၁၂", "saw mill", "old bridge") if c in said]


@pytest.mark.parametrize(("form", "reader"), PAIRS, ids=lambda x: getattr(x, "name", x))
def test_every_file_lies_inside_its_folder_under_a_plain_name(form: Form, reader: Reader) -> None:
    files = form.render(let_out(reader))
    assert files
    for path in files:
        assert path.isascii()
        assert not PurePosixPath(path).is_absolute()
        assert ".." not in PurePosixPath(path).parts


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda f: f.name)
def test_no_form_is_for_a_family(form: Form) -> None:
    assert Reader.FAMILY not in form.readers


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda f: f.name)
def test_a_form_shows_that_nothing_was_found(form: Form) -> None:
    from unit.outputs.builders import findings

    assert form.render(release(findings([]), sorted(form.readers)[0], "tracing", as_of=TODAY))


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda f: f.name)
def test_a_form_says_in_one_sentence_what_it_is(form: Form) -> None:
    assert form.summary.endswith(".")
    assert form.summary.count(". ") == 0


@pytest.mark.parametrize(
    ("form", "reader"),
    [(f, r) for f in FORMS.values() for r in Reader if r not in f.readers and r is not Reader.FAMILY],
    ids=lambda x: getattr(x, "name", x),
)
def test_a_form_is_refused_to_whom_it_is_not_for(form: Form, reader: Reader) -> None:
    with pytest.raises(Refused):
        render(form.name, let_out(reader))
