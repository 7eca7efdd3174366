"""The Content-Security-Policy of every page: what a browser may load and run, and nothing else.

It stands in a `meta` element, since GitHub Pages sets no headers of one's own, and first after the charset, since what
comes before it is not covered (W3C, Content Security Policy Level 3). `frame-ancestors` and reports do not work there.
"""

from __future__ import annotations

import base64
import hashlib

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def content_security_policy(*inline_scripts: str) -> str:
    """The policy of a page that holds these inline scripts, each allowed by the hash of its text."""
    hashes = "".join(f" '{_hash(script)}'" for script in inline_scripts)
    directives = {**_DIRECTIVES, "script-src": _DIRECTIVES["script-src"] + hashes}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
