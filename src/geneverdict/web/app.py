"""The routes.  Each asks the results one question, in a thread, and gives back bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from geneverdict.errors import GeneverdictError, UsageError
from geneverdict.messages import Message, whole
from geneverdict.web import files
from geneverdict.web.current import Current
from geneverdict.web.errors import error_response, internal, not_found
from geneverdict.web.guard import HEADERS, Guard
from geneverdict.web.query import gene_name, search_words, words_asked
from geneverdict.web.results import Results
from geneverdict.web.shell import assets

if TYPE_CHECKING:
    from fastapi.telemetry import TelemetryConfig

JSON = "application/json"
HTML = "text/html; charset=utf-8"
_NO_REPORTS: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""Nothing is told to anybody, also where variables of the environment ask the framework to."""


def create_app(folder: Path) -> FastAPI:
    """The server of one results folder.  Raises ResultsError when it holds none that can be shown."""
    current = Current(folder)
    app = bare_app()
    app.add_middleware(Guard)
    app.state.current = current
    add_results(app, "", lambda _: current)
    return app


def bare_app() -> FastAPI:
    """No routes yet; every error is told as ``errors.py`` has it."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, telemetry=_NO_REPORTS)
    app.add_exception_handler(GeneverdictError, _told)
    app.add_exception_handler(HTTPException, _not_routed)
    app.add_exception_handler(Exception, _fault)
    return app


def add_results(app: FastAPI, at: str, of: Callable[[Request], Current]) -> None:
    """The routes of results below the address ``at``; ``of`` says whose a request means."""
    for address, asset in assets().items():
        route(app, at + address, asset.give)
    route(app, f"{at}/", lambda request: Response(of(request).ask(lambda now: now.shell), media_type=HTML))
    route(app, f"{at}/api/study", lambda request: of(request).ask(lambda now: _of_run(now, now.study, JSON)))
    route(app, f"{at}/api/search", lambda request: _search(of(request), request))
    route(app, f"{at}/api/series/{{stem}}", lambda request: _series(of(request), request))
    route(app, f"{at}/api/gene/{{name:path}}/words", lambda request: _words(of(request), request))
    route(app, f"{at}/api/gene/{{name:path}}", lambda request: _gene(of(request), request))
    route(app, f"{at}/{{path:path}}", lambda request: _file(of(request), request))


def route(app: FastAPI, path: str, answer: Callable[[Request], Response]) -> None:
    """``answer`` is no coroutine, so that it runs in a thread and may take its time."""

    def endpoint(request: Request) -> Response:
        return answer(request)

    app.add_api_route(path, endpoint, methods=["GET", "HEAD"])


RUN = "X-Geneverdict-Run"
"""A header that tells which run an answer is of: a page that was opened before a new run does not mix the two."""


def _of_run(now: Results, body: bytes, kind: str) -> Response:
    return Response(body, headers={RUN: now.run}, media_type=kind)


def _search(current: Current, request: Request) -> Response:
    words = search_words(request.scope["query_string"])
    return Response(current.ask(lambda now: now.search(words)), media_type=JSON)


def _series(current: Current, request: Request) -> Response:
    def numbers(now: Results) -> Response:
        given = files.give(now.folder, now.series(request.path_params["stem"]))
        given.headers[RUN] = now.run
        return given

    return current.ask(numbers)


def _gene(current: Current, request: Request) -> Response:
    name = gene_name(request.path_params["name"])
    return current.ask(lambda now: _of_run(now, now.gene(name), JSON))


def _words(current: Current, request: Request) -> Response:
    name, query = gene_name(request.path_params["name"]), request.scope["query_string"]
    return current.ask(lambda now: _of_run(now, now.words(name, words_asked(query, now.cuts)), HTML))


def _file(current: Current, request: Request) -> Response:
    path = request.path_params["path"]
    if path.startswith("api/"):
        raise not_found(path)
    return current.ask(lambda now: files.give(now.folder, path))


def _told(_: Request, error: Exception) -> Response:
    return error_response(error if isinstance(error, GeneverdictError) else internal())


def _not_routed(request: Request, error: Exception) -> Response:
    """What the framework refuses by itself."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return error_response(not_found(request.url.path.removeprefix("/")))
    response = error_response(UsageError(Message("error-server", {"status": whole(status)})))
    response.status_code = status
    return response


def _fault(_: Request, __: Exception) -> Response:
    """Made outside of the guard, so it carries the guard's headers itself."""
    response = error_response(internal())
    response.headers.update(HEADERS)
    return response
