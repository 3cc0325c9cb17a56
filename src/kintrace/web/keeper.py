"""What a worker holds between requests: the open desk, who may see it, when it locks, and its job."""

from __future__ import annotations

import hmac
import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kintrace.web.channel import Channel, Charge
from kintrace.web.jobs import Job, JobSeen
from kintrace.web.processes import boot_seconds, now
from kintrace.web.waits import wait_after

if TYPE_CHECKING:
    from kintrace.casework import Desk


class Keeper:
    """The state of one worker. Its end is the end of the process: nothing here outlives it.

    Args:
        charge: What the supervisor said.
        channel: To the supervisor.

    Requests come in threads; jobs are begun by ``tick``, which the process's first thread calls, because the kernel
    ends a child with the thread that began it.
    """

    def __init__(self, charge: Charge, channel: Channel) -> None:
        self.charge = charge
        self._channel, self._token = channel, charge.token
        self._wrong, self._wait_until = charge.wrong, charge.wait_until
        self._guard, self._trying = threading.Lock(), threading.Lock()
        self._desk: Desk | None = None
        self._sessions: set[str] = set()
        self._acted = boot_seconds()
        self._locking = False
        self._wanted = ""
        self._job: Job | None = None
        self._woken, self._waker = os.pipe()
        self.form = secrets.token_urlsafe(24)  # stands in every form of this worker's pages

    # --- who may come in

    def enter(self, token: str) -> bool:
        """Take the one-time token of the address; ``True`` once."""
        with self._guard:
            right = bool(self._token) and hmac.compare_digest(self._token.encode(), token.encode())
            if right:
                self._token = ""
        if right:
            self._channel.say(said="entered")
        return right

    def hear(self, message: dict[str, str | int | float]) -> None:
        """Do what the supervisor says."""
        with self._guard:
            if message.get("do") == "token":
                self._token = str(message["token"])
            elif message.get("do") == "wait":
                self._wrong, self._wait_until = int(message["wrong"]), float(message["until"])
        if message.get("do") == "lock":
            self.lock()

    def seconds_to_wait(self) -> float:
        """How long no passphrase is tried."""
        with self._guard:
            return max(0.0, self._wait_until - boot_seconds())

    def open(self, words: str) -> str:
        """Open the casebook with a passphrase or the words of recovery; the next step after it holds its keys.

        Returns:
            The session that a browser shows from now on; empty: it was not tried, one waits or another is tried.

        Raises:
            WrongPassphrase: Counted here and by the supervisor.
            KintraceError: The casebook cannot be opened.
        """
        from kintrace.casework import open_desk  # here, not above: before this, nothing of it is in memory
        from kintrace.errors import WrongPassphrase

        if not self._trying.acquire(blocking=False):  # each guess takes its memory; one at a time
            return ""
        try:
            if self.seconds_to_wait() or self.is_locking:
                return ""
            desk = open_desk(Path(self.charge.casebook), words, now)
        except WrongPassphrase:
            self._count_wrong()
            raise
        finally:
            self._trying.release()
        return self._admit(desk)

    def _admit(self, desk: Desk) -> str:
        session = secrets.token_urlsafe(32)
        with self._guard:
            self._desk = self._desk or desk
            self._sessions.add(session)
            self._wrong, self._wait_until, self._acted = 0, 0.0, boot_seconds()
        self._channel.say(said="opened")
        self._wake()
        return session

    def _count_wrong(self) -> None:
        with self._guard:
            self._wrong += 1
            self._wait_until = boot_seconds() + wait_after(self._wrong)
        self._channel.say(said="wrong")

    def desk_for(self, session: str) -> Desk | None:
        """The desk, for a browser whose session this worker gave; ``None``: it has to open it."""
        shown = session.encode()
        with self._guard:
            known = any(hmac.compare_digest(s.encode(), shown) for s in self._sessions)
            return self._desk if known and not self._locking else None

    def desk(self) -> Desk | None:
        """The desk, for who has asked already whether the browser may see it; ``None`` after a lock."""
        with self._guard:
            return None if self._locking else self._desk

    # --- when it locks

    def acted(self) -> None:
        """A person did something; the idle minutes begin anew."""
        with self._guard:
            self._acted = boot_seconds()

    def seconds_left(self) -> float:
        """Until it locks, if nobody does anything."""
        with self._guard:
            return max(0.0, self._acted + self.charge.lock_after - boot_seconds())

    @property
    def is_locking(self) -> bool:
        """Whether it ends as soon as its job has ended. There is no way back from it."""
        with self._guard:
            return self._locking

    def lock(self) -> None:
        """Show nothing to anybody from now on, and end the process when no job runs."""
        with self._guard:
            self._locking = True
            self._sessions.clear()
            self._wanted = ""
        self._wake()

    def tick(self) -> bool:
        """Look after the time and the job.

        Returns:
            Whether the process shall end now.
        """
        with self._guard:
            idle = self._desk is not None and boot_seconds() >= self._acted + self.charge.lock_after
            locking = self._locking
        if idle and not locking:
            self.lock()
        self._begin_wanted()
        with self._guard:
            return self._locking and (self._job is None or not self._job.seen().running)

    # --- its job

    def ask_for(self, job: str) -> bool:
        """Have a job begun; ``False``: one runs already."""
        with self._guard:
            if self._wanted or self._locking or (self._job is not None and self._job.seen().running):
                return False
            self._wanted = job
        self._wake()
        return True

    def _begin_wanted(self) -> None:
        with self._guard:
            wanted, self._wanted = self._wanted, ""
            if wanted and self._desk is not None:
                self._job = Job(wanted, self.charge.casebook, self._desk.keys(), ended=self._wake)

    def job(self) -> JobSeen | None:
        """How the last job stands; ``None``: there was none."""
        with self._guard:
            if self._wanted:
                return JobSeen(self._wanted, running=True)
            return None if self._job is None else self._job.seen()

    # --- waking the first thread

    def fileno(self) -> int:
        """Readable when there is something for ``tick`` to do."""
        return self._woken

    def slept(self) -> None:
        """Take the wake-up calls out of the pipe."""
        os.read(self._woken, 512)

    def _wake(self) -> None:
        os.write(self._waker, b"!")
