"""The worker: begun without keys, it serves the page that asks for the passphrase, and then is the one that has them.

Run as ``python -m kintrace.web.worker SOCKET CHANNEL``, both descriptors inherited. To lock is to end this process.
"""

from __future__ import annotations

import logging
import os
import select
import socket
import sys
import threading
import time

from kintrace.web.asked import MOST_BYTES, Wsgi
from kintrace.web.channel import Channel
from kintrace.web.processes import die_with_parent

_TICK_SECONDS = 0.25
_LAST_ANSWER_SECONDS = 0.15  # for the page that says it is locked to reach the browser
_NEVER = 1 << 40  # answers above such a size would go through a temporary file


def main() -> None:
    """Serve until the supervisor is gone, or it is time to lock."""
    die_with_parent()
    os.umask(0o077)
    from kintrace.protect import harden

    # At once, not when there are keys: a passphrase typed into a page is in this memory before that.
    harden(True)
    listener, channel = socket.socket(fileno=int(sys.argv[1])), Channel.inherited(int(sys.argv[2]))
    for inherited in (listener.fileno(), channel.fileno()):
        os.set_inheritable(inherited, False)  # jobs have no business with either
    charge = channel.charged()
    if charge is None:
        return
    from kintrace.web.front import Front
    from kintrace.web.keeper import Keeper

    keeper = Keeper(charge, channel)
    threading.Thread(target=_serve, args=(listener, Front(keeper)), name="pages", daemon=True).start()
    watched: list[Channel | Keeper] = [channel, keeper]
    while not keeper.tick():
        ready, _, _ = select.select(watched, [], [], _TICK_SECONDS)
        if keeper in ready:
            keeper.slept()
        if channel in ready:
            message = channel.heard()
            if message is None:
                os._exit(1)
            keeper.hear(message)
    time.sleep(_LAST_ANSWER_SECONDS)
    os._exit(0)  # no farewell of libraries: nothing may hold up the end of the keys


def _serve(listener: socket.socket, application: Wsgi) -> None:
    from waitress.server import create_server

    logger = logging.getLogger("waitress")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    try:
        create_server(
            application, sockets=[listener], threads=4, ident="", outbuf_overflow=_NEVER, inbuf_overflow=_NEVER,
            max_request_body_size=MOST_BYTES, max_request_header_size=32_768, channel_timeout=30,
            log_socket_errors=False,
        ).run()  # fmt: skip
    finally:
        os._exit(70)  # without its pages a worker is of no use; the supervisor begins another


if __name__ == "__main__":
    main()
