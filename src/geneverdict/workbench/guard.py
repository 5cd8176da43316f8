"""Who may work here: whoever knows the token, from the workbench's own page, and with no more than a bounded body."""

from __future__ import annotations

from collections.abc import Callable
from hmac import compare_digest

from starlette.types import Scope

from geneverdict.errors import GeneverdictError, UsageError
from geneverdict.messages import Message, Number
from geneverdict.web.guard import headers_of, long_address, strangers

LARGEST_UPLOAD = 1 << 28
LARGEST_STUDY = 1 << 22
"""Bytes of a file and of a study that is sent."""
_METHODS = ("GET", "HEAD", "POST")


def refusal_of(token: str) -> Callable[[Scope], GeneverdictError | None]:
    """Why a request is not answered.  ``token`` is the first part of every address."""

    def refuse(scope: Scope) -> GeneverdictError | None:
        return strangers(scope, f"/{token}/") or _unknown(scope, token) or _too_much(scope, token)

    return refuse


def _unknown(scope: Scope, token: str) -> UsageError | None:
    """In the same time whatever is wrong with it."""
    given = scope["path"].split("/", 2)[1] if scope["path"].startswith("/") else ""
    known = compare_digest(given.encode("utf-8", "surrogateescape"), token.encode())
    return None if known else UsageError(Message("error-token"))


def _too_much(scope: Scope, token: str) -> UsageError | None:
    if scope["method"] not in _METHODS:
        return UsageError(Message("error-bench_method"))
    most = 0
    if scope["method"] == "POST":
        most = LARGEST_UPLOAD if scope["path"] == f"/{token}/api/files" else LARGEST_STUDY
    headers = headers_of(scope)
    lengths = headers.get(b"content-length", ["0"])
    if b"transfer-encoding" in headers or len(lengths) > 1 or not lengths[0].isdecimal() or int(lengths[0]) > most:
        return UsageError(Message("error-upload_too_large", {"most": Number(most, "size")}))
    return long_address(scope)
