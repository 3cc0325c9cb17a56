"""Who holds the keys, and how long: real processes, a real casebook, their memory read from outside."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cast import CANARIES
from folders import PASSPHRASE, kintrace, passphrase_file, small_folder
from kintrace.protect import Argon2Cost, make_slots, unlock
from served import Served, World, alive, children, is_gone, name_of, served, until

SECONDS = 1.0
WRONG = "seven wrong words that nobody ever chose"


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a casebook that holds canaries."""
    folder = tmp_path_factory.mktemp("locking")
    sources = small_folder(folder / "sources")
    (sources / "planted.txt").write_text(f"Name: {CANARIES[0]}\nAge: 31\nLast seen: 2 October 2025, Hpakant\n", "utf-8")
    (folder / "words").mkdir()
    words = passphrase_file(folder / "words")
    make_slots(folder / "a.kintrace", PASSPHRASE, Argon2Cost())  # the floor: what a guess costs is not tested here
    done = kintrace("trace", sources, "--casebook", folder / "a.kintrace", "--passphrase-file", words)
    assert done.returncode in (0, 1), done.stderr
    return folder


@pytest.fixture
def casebook(traced: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    for name in ("a.kintrace", "a.kintrace.keys"):
        shutil.copy(traced / name, tmp_path / name)
    return tmp_path / "a.kintrace"


@pytest.fixture
def open_desk(casebook: Path) -> Iterator[Served]:
    with served(casebook) as desk:
        yield desk


def memory_of(pid: int) -> bytes:
    """All that a process can write to, as its core would hold it."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights = line.split()[:2]
            if not rights.startswith("rw") or "[vvar" in line:
                continue
            start, end = (int(number, 16) for number in place.split("-"))
            try:
                memory.seek(start)
                found.append(memory.read(end - start))
            except OSError:
                continue
    return b"".join(found)


def secrets_of(casebook: Path) -> dict[str, bytes]:
    ring = unlock(casebook, PASSPHRASE)
    keys = {"casebook": ring.casebook_key, "naming": ring.naming_root, "database": ring.database_key,
            "payloads": ring.payload_wrapping_key}  # fmt: skip
    words = {"passphrase": PASSPHRASE, "form": PASSPHRASE.replace(" ", "+"), "wrong": WRONG, "canary": CANARIES[0]}
    coded = {f"{name}, {c}": word.encode(c) for name, word in words.items() for c in ("utf-8", "utf-16-le")}
    return keys | coded | {f"{name} in hex": key.hex().encode() for name, key in keys.items()}


def found_in(pid: int, secrets: dict[str, bytes]) -> set[str]:
    memory = memory_of(pid)
    return {name for name, secret in secrets.items() if secret in memory}


# --- the supervisor


def test_the_core_of_the_supervisor_holds_no_key_and_no_content(casebook: Path) -> None:
    with served(casebook) as desk:
        visitor = desk.visitor()
        visitor.unlock(WRONG)
        assert visitor.unlock() == 200
        visitor.post("/check")
        until(lambda: not desk.jobs())
        visitor.get()
        worker = desk.worker()
        secrets = secrets_of(casebook)
        assert {"casebook", "database", "payloads"} <= found_in(worker, secrets)  # the control
        assert found_in(desk.supervisor, secrets | {"path": bytes(casebook)}) == {"path"}
        visitor.post("/lock")
        until(lambda: not alive(worker))
        assert found_in(desk.supervisor, secrets) == set()


def test_a_worker_that_nobody_opened_holds_no_key_and_no_database(open_desk: Served, casebook: Path) -> None:
    visitor = open_desk.visitor()
    assert found_in(open_desk.worker(), secrets_of(casebook)) == set()
    loaded = Path(f"/proc/{open_desk.worker()}/maps").read_text()
    assert "sqlcipher" not in loaded
    assert visitor.get() == 200


def test_after_a_lock_the_next_worker_holds_nothing_of_the_last(open_desk: Served, casebook: Path) -> None:
    visitor = open_desk.visitor()
    visitor.unlock()
    worker = open_desk.worker()
    visitor.post("/lock")
    until(lambda: not alive(worker))
    assert visitor.get() == 200
    assert 'name="words"' in visitor.page
    assert found_in(open_desk.worker(), secrets_of(casebook)) == set()


def test_no_process_has_a_secret_in_its_arguments_or_environment(open_desk: Served, casebook: Path) -> None:
    visitor = open_desk.visitor()
    visitor.unlock()
    visitor.post("/check")
    job = open_desk.held_job()
    told = b"".join(
        Path(f"/proc/{pid}/{file}").read_bytes()
        for pid in (open_desk.supervisor, open_desk.worker(), job)
        for file in ("cmdline", "environ")
    )
    assert b"kintrace.web.jobs" in told  # the control
    assert [name for name, secret in secrets_of(casebook).items() if secret in told] == []
    assert visitor.cookies["door"].encode() not in told
    assert open_desk.address.rpartition("/")[2].encode() not in told


@pytest.mark.parametrize("who", ["supervisor", "worker"])
def test_it_goes_by_its_name_and_leaves_no_core(open_desk: Served, who: str) -> None:
    open_desk.visitor()
    pid = open_desk.supervisor if who == "supervisor" else open_desk.worker()
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert re.search(r"Max core file size\s+0\s+0\s", limits)
    name = Path(f"/proc/{pid}/comm").read_text().strip()
    assert name == ("kintrace-super" if who == "supervisor" else "kintrace-keys")


def test_a_supervisor_that_is_killed_takes_worker_and_job_with_it(open_desk: Served) -> None:
    visitor = open_desk.visitor()
    visitor.unlock()
    visitor.post("/check")
    pids = [open_desk.worker(), open_desk.held_job()]
    os.kill(open_desk.supervisor, signal.SIGKILL)
    until(lambda: is_gone(pids), SECONDS)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGHUP])
def test_told_to_end_it_ends_all(open_desk: Served, how: signal.Signals) -> None:
    open_desk.visitor().unlock()
    pids = [open_desk.supervisor, open_desk.worker()]
    os.kill(open_desk.supervisor, how)
    until(lambda: is_gone(pids), SECONDS)


def test_five_crashes_within_a_minute_end_it_with_a_message(open_desk: Served) -> None:
    for _ in range(5):
        worker = open_desk.worker()
        os.kill(worker, signal.SIGKILL)
        until(lambda gone=worker: not alive(gone))
    assert open_desk.process.wait(10) == 31
    assert "ended 5 times within a minute" in open_desk.process.stderr.read()


# --- the end of the keys


def test_a_worker_killed_while_a_job_runs_takes_the_job_with_it(open_desk: Served) -> None:
    visitor = open_desk.visitor()
    visitor.unlock()
    visitor.post("/check")
    job, worker = open_desk.held_job(), open_desk.worker()
    os.kill(worker, signal.SIGKILL)
    until(lambda: is_gone([worker, job]), SECONDS)
    assert visitor.get() == 200  # by a new worker, which asks for the passphrase
    assert 'name="words"' in visitor.page


def test_after_a_lock_the_key_holder_is_gone_within_a_second(open_desk: Served) -> None:
    visitor = open_desk.visitor()
    for how in ("page", "command", "signal"):
        assert visitor.unlock() == 200
        worker = open_desk.worker()
        if how == "page":
            visitor.post("/lock")
        elif how == "command":
            assert open_desk.world.run("lock").stdout == "Told to lock: 1.\n"
        else:
            os.kill(open_desk.supervisor, signal.SIGUSR2)
        until(lambda gone=worker: not alive(gone), SECONDS)
    assert alive(open_desk.supervisor)


def test_a_lock_shows_nothing_more_and_waits_for_the_job(open_desk: Served) -> None:
    visitor = open_desk.visitor()
    visitor.unlock()
    visitor.post("/check")
    job, worker = open_desk.held_job(), open_desk.worker()
    visitor.get("/?still")
    visitor.post("/lock")
    time.sleep(0.6)
    assert alive(worker)
    assert visitor.get() == 200
    assert "Locking" in visitor.page
    assert "Head" not in visitor.page
    visitor.get("/state")
    assert visitor.page.startswith('{"open": false')
    os.kill(job, signal.SIGCONT)
    until(lambda: is_gone([job, worker]))


@pytest.mark.parametrize(("how", "at_work"), [("page", True), ("command", True), ("signal", False)])
def test_after_a_panic_all_is_gone_within_a_second(open_desk: Served, how: str, at_work: bool) -> None:
    visitor = open_desk.visitor()
    visitor.unlock()
    pids = [open_desk.supervisor, open_desk.worker()]
    if at_work:
        visitor.post("/check")
        pids.append(open_desk.held_job())
    if how == "page":
        with pytest.raises((ConnectionError, OSError)):
            visitor.post("/panic")
    elif how == "command":
        assert open_desk.world.run("panic").returncode == 0
    else:
        os.kill(open_desk.supervisor, signal.SIGUSR1)
    until(lambda: is_gone(pids), SECONDS)
    with pytest.raises(OSError):
        visitor.get()


def test_a_panic_ends_a_command_at_work_too(casebook: Path, traced: Path) -> None:
    with World() as world:
        words = str(traced / "words" / "passphrase")
        command = world.start("check", str(casebook), "--passphrase-file", words)
        holder = until(lambda: next((p for p in children(command.pid) if name_of(p) == "kintrace-keys"), 0))
        os.kill(holder, signal.SIGSTOP)
        done = world.run("panic")
        assert done.stdout == "Ended: 1 that hold keys, 0 that serve pages.\n"
        assert not alive(holder)
        command.kill()
        command.wait(10)


def test_a_panic_where_nothing_runs_says_so() -> None:
    with World() as world:
        assert world.run("panic").stdout == "Ended: 0 that hold keys, 0 that serve pages.\n"
        assert world.run("lock").stdout == "Nothing is being served.\n"


# --- idle


def test_idle_it_locks_whatever_the_page_asks_by_itself(casebook: Path) -> None:
    with served(casebook, "--lock-after", "0.05") as desk:
        visitor = desk.visitor()
        visitor.unlock()
        worker = desk.worker()

        def locked() -> bool:
            if alive(worker):
                try:
                    visitor.get("/state")
                    visitor.get("/?still")
                except OSError:
                    return False
            return not alive(worker)

        until(locked, 8)
        assert visitor.get() == 200
        assert 'name="words"' in visitor.page


def test_a_person_at_work_keeps_it_open(casebook: Path) -> None:
    with served(casebook, "--lock-after", "0.05") as desk:
        visitor = desk.visitor()
        visitor.unlock()
        worker = desk.worker()
        for _ in range(5):
            time.sleep(1)
            visitor.get()
        assert alive(worker)
        assert "The casebook is open" in visitor.page


def test_idle_it_waits_for_a_job_and_locks_then(casebook: Path) -> None:
    with served(casebook, "--lock-after", "0.05") as desk:
        visitor = desk.visitor()
        visitor.unlock()
        visitor.post("/check")
        job, worker = desk.held_job(), desk.worker()
        time.sleep(4)
        assert alive(worker)
        visitor.get()
        assert "Locking" in visitor.page
        os.kill(job, signal.SIGCONT)
        until(lambda: is_gone([job, worker]))


# --- wrong words


def test_wrong_passphrases_cost_time_that_a_new_worker_remembers(open_desk: Served) -> None:
    visitor = open_desk.visitor()
    for _ in range(6):
        until(lambda: visitor.unlock(WRONG) == 403)
    os.kill(open_desk.worker(), signal.SIGKILL)
    visitor.get()
    assert visitor.unlock() == 429  # the right one, and too early: it is not tried
    assert int(visitor.headers["retry-after"]) >= 1
    assert WRONG not in visitor.page
