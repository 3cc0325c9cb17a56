"""What every test shares: in CI a skipped test is a failure."""

from __future__ import annotations

import os

import pytest


def pytest_configure() -> None:
    """Tests hold keys, but must not be taken for a holder of keys by a test that ends all of them."""
    from kintrace.protect.keys import hardening

    hardening.HOLDER = "kintrace-tests"


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases are stretched next to not at all, and key files that ask for so little are not refused."""
    from kintrace.protect.keys import costs, slots
    from kintrace.protect.seals import identity

    cheap, anew = costs.Argon2Cost(memory_kib=64, passes=1, lanes=1), slots.stretched_anew
    monkeypatch.setattr(costs, "FLOOR", cheap)
    for module in (slots, identity):
        monkeypatch.setattr(module, "stretched_anew", lambda words, cost: anew(words, cost or cheap))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("CI") == "true" and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("a test was skipped: here that is a failure", red=True)
