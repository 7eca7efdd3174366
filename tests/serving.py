"""A server of this machine, for as long as a test needs one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EVERY = 0.02
"""Seconds between two looks at whether the server should end: a test waits that long for it."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answers on a free port until the block ends; gives its address without a slash at the end."""
    factory: Any = handler
    with ThreadingHTTPServer(("127.0.0.1", 0), factory) as running:
        thread = threading.Thread(target=running.serve_forever, args=(EVERY,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()
            thread.join()
