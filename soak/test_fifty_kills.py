"""The example, killed at fifty random moments: the same content every time."""

from __future__ import annotations

import random
from pathlib import Path

from folders import traced
from kills import content, killed_then_finished

ROOT = Path(__file__).parents[1]


def test_fifty_runs_killed_at_random_moments_end_with_the_same_content(tmp_path):
    example = ROOT / "examples" / "hpakant"
    whole = content(traced(example, tmp_path / "whole", home=tmp_path))
    chance = random.Random(50)
    for kill in range(50):
        killed_then_finished(example, tmp_path / f"k{kill}", chance.uniform(0.1, 8.0), whole)
