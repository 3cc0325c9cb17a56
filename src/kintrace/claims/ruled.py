"""Apply people's rulings to what a program read from a document.

A later version of the program gives other references to what it reads. So a ruling finds its claim by content: the
property, the words it stands on and the mention it is about. What it no longer finds it brings along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kintrace.claims.ruled_mentions import Whole, overlap
from kintrace.model import Claim, ClaimStatus, Coding, Property, Quote, Ruling, RulingAct, to_cbor

Matter = tuple[bool, int, int, Property, int, int, bytes]


@dataclass(slots=True)
class _Outcome:
    """What people say of one claim: what stands of it, and whether they agree."""

    stands: list[tuple[Ruling, Claim]] = field(default_factory=list)
    target: Claim | None = None
    agreed: bool = True


def live(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Give the rulings that count, in order of their references, whatever the order they came in.

    One that was taken back counts no more, nor does one that another settles; taking that other one back revives it.
    """
    found: dict[str, Ruling] = {}
    for ruling in rulings:
        if ruling.ref not in found or ruling.withdrawn:
            found[ruling.ref] = ruling
    made = [found[ref] for ref in sorted(found) if not found[ref].withdrawn]
    settled = {ref for ruling in made for ref in ruling.settles if ref != ruling.ref}
    return tuple(ruling for ruling in made if ruling.ref not in settled)


def ever_said(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Give rulings by which all that anybody ever said of a claim stands beside what the program read.

    What was rejected, taken back, settled or corrected is said all the same. By this somebody is known again who is
    hidden; nothing of it is shown.
    """
    said: list[Ruling] = []
    for ruling in {r.ref: r for r in rulings}.values():
        bare = replace(ruling, act=RulingAct.ADD, before=None, settles=(), added=True, withdrawn=False)
        said.append(bare)
        if ruling.before is not None:
            said.append(replace(bare, ref=f"{ruling.ref}b", claim=ruling.before))
    return tuple(said)


def matter_of(ruling: Ruling) -> Matter:
    """Tell what a ruling is on: two that share it are on one claim.

    People who add something on the same words speak of one matter, whatever they make of the words.
    """
    about, claim = ruling.about.quote, ruling.ruled
    value = b"" if ruling.added else to_cbor(claim.value)
    span = (claim.quote.start, claim.quote.end)
    return (ruling.mention is not None, about.start, about.end, claim.property, *span, value)


def reads_as(coding: Coding, ruling: Ruling) -> bool:
    """Whether a coding holds just the claim that a ruling leaves, about the same mention."""
    about = Whole(coding).find(ruling.about)
    return any(c.property is ruling.claim.property and c.about == about and _said(c) == _said(ruling.claim)
               for c in coding.claims)  # fmt: skip


def ruled(coding: Coding, rulings: Iterable[Ruling]) -> Coding:
    """Give a coding as people's rulings leave it.

    An accepted claim is confirmed, a rejected one gone; a corrected or added one stands as the person's own. What
    people rule differently stays side by side as drafts. An incident whose act is gone is gone with its claims.

    Args:
        coding: As the program made it.
        rulings: On its document or others; any order.
    """
    ours = [r for r in live(rulings) if r.document == coding.document]
    if not ours:
        return coding
    matters: dict[Matter, list[Ruling]] = {}
    for ruling in ours:
        matters.setdefault(matter_of(ruling), []).append(ruling)
    whole = Whole(coding)
    targets = _targets(whole, matters)
    outcomes = [_outcome(matters[m], targets.get(m)) for m in sorted(matters)]
    return _with(whole, outcomes)


def _targets(whole: Whole, matters: dict[Matter, list[Ruling]]) -> dict[Matter, Claim]:
    """Find the claim that each matter is on: first those read just as before, then of the others the nearest."""
    found: dict[Matter, Claim] = {}
    taken: set[str] = set()
    for exact in (True, False):
        for matter in sorted(matters):
            if matter not in found:
                near = [c for c in _near(whole, matters[matter][0], exact) if c.ref not in taken]
                if near:
                    found[matter] = near[0]
                    taken.add(near[0].ref)
    return found


def _near(whole: Whole, ruling: Ruling, exact: bool) -> list[Claim]:
    """Claims of the coding that a ruling may be on, the nearest first."""
    about, said = whole.find(ruling.about), ruling.ruled
    near = [c for c in whole.coding.claims if c.about == about and c.property is said.property]
    same = [c for c in near if c.value == said.value and c.quote == said.quote]
    if not same and ruling.incident is not None:  # somebody split it off with what it is about, or took that back
        apart = whole.set_apart() if about is not None else whole.incidents_where(ruling.incident)
        same = [c for c in whole.coding.claims if c.about in apart and c.property is said.property
                and c.value == said.value and c.quote == said.quote]  # fmt: skip
    if exact or ruling.added:
        return same
    return sorted(
        (c for c in near if overlap(c.quote, said.quote)),
        key=lambda c: (c.value != said.value, -overlap(c.quote, said.quote), c.ref),
    )


def _outcome(rulings: list[Ruling], target: Claim | None) -> _Outcome:
    """Put together what people say of one claim."""
    by_word: dict[bytes, tuple[Ruling, Claim]] = {}
    rejected = [r for r in rulings if r.act is RulingAct.REJECT]
    for ruling in rulings:
        if ruling.act is not RulingAct.REJECT:
            by_word.setdefault(_said(ruling.claim), (ruling, ruling.claim))
    alone = len({r.by for r in rulings}) == 1 and all(r.act is RulingAct.ADD for r in rulings)
    agreed = alone or (len(by_word) + bool(rejected)) == 1
    return _Outcome(list(by_word.values()), target, agreed)


def _said(claim: Claim) -> bytes:
    """What a claim says, without its references."""
    quote: Quote = claim.quote
    return to_cbor((claim.value, quote, claim.stance.value, claim.hedges))


def _with(whole: Whole, outcomes: list[_Outcome]) -> Coding:
    """Lay what stands beside what nobody ruled on."""
    replaced = {o.target.ref: o for o in outcomes if o.target is not None}
    claims: list[Claim] = [c for c in whole.coding.claims if c.ref not in replaced]
    for outcome in outcomes:
        status = ClaimStatus.CONFIRMED if outcome.agreed else ClaimStatus.DRAFT
        for ruling, said in outcome.stands:
            target = outcome.target
            about = target.about if target is not None else whole.bring(ruling)
            speaker = whole.bring_speaker(ruling)
            if target is not None and _said(target) == _said(said):
                claims.append(replace(target, status=status))
                continue
            ref = f"{ruling.document}/h{ruling.ref.rpartition(':')[2]}"
            claims.append(replace(said, ref=ref, about=about, speaker=speaker, status=status))
    order = {c.ref: n for n, c in enumerate(whole.coding.claims)}
    claims.sort(key=lambda c: (order.get(c.ref, len(order)), c.ref))
    return whole.with_claims(tuple(claims))
