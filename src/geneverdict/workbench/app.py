"""The routes of the workbench, each below the token: a page, the series, the studies, their runs and results."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from geneverdict.errors import GeneverdictError, UsageError
from geneverdict.io.study import read_study
from geneverdict.messages import Message, languages, names, to_json
from geneverdict.page.embed import compact_json
from geneverdict.settings import Settings
from geneverdict.web.app import HTML, JSON, add_results, bare_app, route
from geneverdict.web.current import Current
from geneverdict.web.guard import Guard
from geneverdict.workbench.guard import refusal_of
from geneverdict.workbench.jobs import Jobs
from geneverdict.workbench.look import Looks, study_json, study_of
from geneverdict.workbench.shell import assets, shell
from geneverdict.workbench.side_by_side import side_by_side
from geneverdict.workbench.source import Source
from geneverdict.workbench.workspace import Workspace

_LOOK_SECONDS = 0.2
_BEAT_SECONDS = 15.0
_MOST_OPEN = 3
"""Results whose tables are kept in memory."""
_TOML = "application/toml; charset=utf-8"
Answer = Callable[[Any, Request], object]


def create_bench(home: Path, settings: Settings, token: str) -> FastAPI:
    """The workbench of one folder.  Raises ResultsError for a folder that cannot be worked in."""
    bench = Bench(Workspace(home), settings)
    app, at = bare_app(), f"/{token}"
    app.state.bench = bench
    app.add_middleware(Guard, refuse=refusal_of(token))
    for address, asset in assets().items():
        route(app, at + address, asset.give)
    route(app, f"{at}/", lambda _: Response(shell(settings.lang), media_type=HTML))
    route(app, f"{at}/api/studies", lambda _: _json(bench.studies()))
    route(app, f"{at}/api/studies/{{name}}", lambda request: _json(bench.study(request.path_params["name"])))
    route(app, f"{at}/api/studies/{{name}}/study.toml", bench.toml)
    route(app, f"{at}/api/compare", bench.compare)
    app.add_api_route(f"{at}/api/events", bench.events, methods=["GET"])
    app.add_api_route(f"{at}/api/files", bench.upload, methods=["POST"])
    _posted(app, f"{at}/api/series", lambda body, _: bench.looks.card(_mapping(body)))
    _posted(app, f"{at}/api/draft", bench.draft)
    _posted(app, f"{at}/api/studies", bench.save)
    _posted(app, f"{at}/api/source", bench.choose_source)
    _posted(app, f"{at}/api/studies/{{name}}/run", bench.run)
    _posted(app, f"{at}/api/studies/{{name}}/stop", bench.stop)
    add_results(app, f"{at}/results/{{study}}", lambda request: bench.current(request.path_params["study"]))
    return app


class Bench:
    """What the routes share."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self.workspace, self.source = workspace, Source(workspace, settings)
        self.settings = self.source.settings
        self.looks, self.jobs = Looks(workspace, self.settings), Jobs(workspace, self.settings)
        self._currents: dict[str, Current] = {}
        self._lock = Lock()

    def close(self) -> None:
        """Give the folder to others; what runs is interrupted."""
        self.jobs.close()
        self.workspace.close()

    def studies(self) -> dict[str, Any]:
        listed = [self._listed(path) for path in self.workspace.studies()]
        home = str(self.workspace.home)
        return {"studies": listed, "jobs": self.jobs.told(), "home": home, "source": self.source.to_json()}

    def study(self, name: str) -> dict[str, Any]:
        study = read_study(self.workspace.study(name) / "study.toml")
        return {"name": name, "study": study_json(study, self.workspace), "job": self.jobs.job(name).to_json()}

    def toml(self, request: Request) -> Response:
        path = self.workspace.study(request.path_params["name"]) / "study.toml"
        headers = {"Content-Disposition": 'attachment; filename="study.toml"'}
        return Response(path.read_bytes(), 200, headers, _TOML)

    def draft(self, body: object, _: Request) -> object:
        """What is wrong with a draft is an answer, as it is made step by step."""
        told = _mapping(body)
        try:
            return self.looks.draft(study_of(told.get("study")), _language(told))
        except GeneverdictError as error:
            return {"toml": "", "series": [], "error": to_json(error.line)}

    def save(self, body: object, _: Request) -> object:
        """A study of its own, never in the place of another."""
        told = _mapping(body)
        study = study_of(told.get("study"))
        text = self.looks.draft(study, _language(told))["toml"]
        return {"name": self.workspace.new_study("-".join((study.genes[0], study.series[0].id)), text)}

    def run(self, body: object, request: Request) -> object:
        name = request.path_params["name"]
        self.workspace.study(name)
        told = _mapping(body)
        self.jobs.run(name, _language(told), figures=told.get("figures") is True)
        return self.jobs.job(name).to_json()

    def stop(self, _: object, request: Request) -> object:
        name = request.path_params["name"]
        self.workspace.study(name)
        self.jobs.stop(name)
        return self.jobs.job(name).to_json()

    def compare(self, request: Request) -> Response:
        one, other = (self.workspace.study(request.query_params.get(side, "")) for side in ("one", "other"))
        return _json(side_by_side(one / "results", other / "results"))

    def choose_source(self, body: object, _: Request) -> object:
        """Where series come from, from now on."""
        self.settings = self.source.choose(_mapping(body))
        self.looks.settings = self.jobs.settings = self.settings
        return self.source.to_json()

    def current(self, name: str) -> Current:
        folder = self.workspace.study(name) / "results"
        with self._lock:
            found = self._currents.pop(name, None) or Current(folder)
            self._currents[name] = found
            while len(self._currents) > _MOST_OPEN:
                self._currents.pop(next(iter(self._currents)))
            return found

    async def upload(self, request: Request) -> Response:
        return _json({"file": await self.workspace.keep(request.query_params.get("name", ""), request.stream())})

    async def events(self, request: Request) -> StreamingResponse:
        return StreamingResponse(self._events(request), media_type="text/event-stream")

    async def _events(self, request: Request) -> AsyncIterator[bytes]:
        """All jobs, whenever one has changed: who comes late, or again, has the whole."""
        told, quiet = -1, 0.0
        while not await request.is_disconnected():
            if self.jobs.version != told:
                told, quiet = self.jobs.version, 0.0
                yield f"data: {compact_json(self.jobs.told())}\n\n".encode()
            elif quiet >= _BEAT_SECONDS:
                quiet = 0.0
                yield b": still here\n\n"
            await asyncio.sleep(_LOOK_SECONDS)
            quiet += _LOOK_SECONDS

    def _listed(self, path: Path) -> dict[str, Any]:
        try:
            study = read_study(path / "study.toml")
        except GeneverdictError as error:
            return {"name": path.name, "title": "", "genes": [], "series": [], "error": to_json(error.line)}
        series = [spec.name or spec.id for spec in study.series]
        return {"name": path.name, "title": study.title, "genes": list(study.genes), "series": series}


def _posted(app: FastAPI, path: str, answer: Answer) -> None:
    """``answer`` has the body as JSON, and works in a thread."""

    async def endpoint(request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0].strip() != JSON:
            raise UsageError(Message("error-bench_body"))
        try:
            body = json.loads(await request.body())
            json.dumps(body, ensure_ascii=False).encode()  # half a character is none
        except (ValueError, RecursionError):
            raise UsageError(Message("error-bench_body")) from None
        return _json(await run_in_threadpool(answer, body, request))

    app.add_api_route(path, endpoint, methods=["POST"])


def _json(body: object) -> Response:
    return Response(compact_json(body), media_type=JSON)


def _mapping(body: object) -> Mapping[str, Any]:
    if not isinstance(body, dict):
        raise UsageError(Message("error-bench_body"))
    return body


def _language(told: Mapping[str, Any]) -> str:
    lang = told.get("lang", "en")
    if lang not in languages():
        raise UsageError(Message("error-bad_language", {"names": names(languages())}))
    return str(lang)
