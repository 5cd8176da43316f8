"""The one shape of an error on the wire, that of the commands' ``--json``, and which status stands for which error."""

from __future__ import annotations

import json

from fastapi import Response

from geneverdict.errors import (
    FetchError,
    GeneverdictError,
    PrepareError,
    ReadError,
    ResultsError,
    StudyError,
    UsageError,
)
from geneverdict.messages import Message, to_json

STATUS = {
    "unknown_gene": 404,
    "ambiguous_gene": 404,
    "not_found": 404,
    "method": 405,
    "body": 413,
    "too_long": 414,
    "host": 421,
    "origin": 403,
    "token": 403,
    "bench_method": 405,
    "upload_too_large": 413,
    "already_run": 409,
}
"""By the error's code; else by its kind."""
_KINDS: tuple[tuple[type[GeneverdictError], int], ...] = (
    (UsageError, 400),
    (StudyError, 400),
    (ReadError, 422),
    (PrepareError, 422),
    (FetchError, 502),
    (ResultsError, 503),
)


def status_of(error: GeneverdictError) -> int:
    by_kind = next((status for kind, status in _KINDS if isinstance(error, kind)), 500)
    return STATUS.get(error.code, by_kind)


def error_response(error: GeneverdictError) -> Response:
    """The error as JSON (English, and its line as a message for who has a catalogue) and the status that fits."""
    headers = {"Allow": "GET, HEAD"} if error.code == "method" else {}
    text = json.dumps({"error": {**error.to_json("en"), "message": to_json(error.line)}}, ensure_ascii=False)
    return Response(text.encode(), status_of(error), headers, "application/json")


def not_found(address: str) -> UsageError:
    """``address`` without the slash that it begins with."""
    return UsageError(Message("error-not_found"), where=f"/{address}")


def internal() -> GeneverdictError:
    """A fault of ours: what it was stands in the terminal, not on the wire."""
    return GeneverdictError(Message("error-internal"))
