"""The one shape of an error on the wire, that of the commands' ``--json``, and which status stands for which error."""

from __future__ import annotations

import json

from fastapi import Response

from geneverdict.errors import GeneverdictError, ResultsError, StudyError, UsageError

STATUS = {
    "unknown_gene": 404,
    "ambiguous_gene": 404,
    "not_found": 404,
    "method": 405,
    "body": 413,
    "too_long": 414,
    "host": 421,
    "origin": 403,
}
"""By the error's code; else by its kind."""
_KINDS: tuple[tuple[type[GeneverdictError], int], ...] = ((UsageError, 400), (StudyError, 400), (ResultsError, 503))


def status_of(error: GeneverdictError) -> int:
    by_kind = next((status for kind, status in _KINDS if isinstance(error, kind)), 500)
    return STATUS.get(error.code, by_kind)


def error_response(error: GeneverdictError) -> Response:
    """``{"error": {"code", "text", "where", "todo"}}`` with the status that fits."""
    body = {"error": {"code": error.code, "text": str(error), "where": error.place("en"), "todo": error.do}}
    headers = {"Allow": "GET, HEAD"} if error.code == "method" else {}
    text = json.dumps(body, ensure_ascii=False)
    return Response(text.encode(), status_of(error), headers, "application/json")


def not_found(address: str) -> UsageError:
    """``address`` without the slash that it begins with."""
    what = "there is nothing at this address"
    return UsageError(what, where=f"/{address}", do="Start at /", code="not_found")


def internal() -> GeneverdictError:
    """A fault of ours: what it was stands in the terminal, not on the wire."""
    what = "the server made a mistake"
    return GeneverdictError(what, do="Its words are in the terminal that runs `geneverdict serve`", code="internal")
