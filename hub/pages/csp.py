"""The Content-Security-Policy of every page: the only things that a browser may load and run.

It is written as a `meta` element, because GitHub Pages does not let a site set headers. It comes directly after the
charset, because it does not cover what stands before it (W3C, Content Security Policy Level 3). `frame-ancestors` and
reports do not work in a `meta` element.
"""

from __future__ import annotations

import base64
import hashlib

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search runs as WebAssembly
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",  # the page that offers cards for other sites shows one
    "base-uri": "'none'",
    "form-action": "'self'",
}


def content_security_policy(*inline_scripts: str) -> str:
    """The policy of a page with these inline scripts; each is allowed by the hash of its text."""
    hashes = "".join(f" '{_hash(script)}'" for script in inline_scripts)
    directives = {**_DIRECTIVES, "script-src": _DIRECTIVES["script-src"] + hashes}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def embed_policy() -> str:
    """The policy of what others show in a frame: a stylesheet and the emblem."""
    return "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
