"""An atlas in the browser: a box for a gene, and its answer as a page that is made here; no script runs in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response

from geneverdict.errors import GeneverdictError
from geneverdict.model.atlas_answer import AtlasAnswer
from geneverdict.pipeline.atlas.ask import Atlas, open_atlas
from geneverdict.report.atlas import Question, atlas_style, render_atlas
from geneverdict.web.app import HTML, JSON, bare_app, route
from geneverdict.web.errors import not_found, status_of
from geneverdict.web.guard import POLICY, Guard
from geneverdict.web.query import asked_of_atlas, gene_name, number_given
from geneverdict.web.shell import text_asset

_FORM = {"Content-Security-Policy": POLICY.replace("form-action 'none'", "form-action 'self'")}


def create_atlas_app(folder: Path, lang: str = "en") -> FastAPI:
    """The server of one atlas; ``lang``: in which language it opens.  Raises ResultsError for what is none."""
    atlas = open_atlas(folder)
    style = text_asset(atlas_style(), "text/css; charset=utf-8")
    app = bare_app()
    app.add_middleware(Guard)
    route(app, "/atlas.css", style.give)
    route(app, "/answer.json", _file(atlas, lang, _json, JSON))
    route(app, "/answer.csv", _file(atlas, lang, _csv, "text/csv; charset=utf-8"))
    route(app, "/", lambda request: _page(atlas, lang, request))
    route(app, "/{path:path}", _nothing)
    return app


def _page(atlas: Atlas, lang: str, request: Request) -> Response:
    """The answer, or the form and what is wrong with the question."""
    question, status = Question(lang=lang), 200
    answer, found, error = None, None, None
    try:
        question = asked_of_atlas(request.scope["query_string"], question)
        if question.gene.strip():
            answer = _answer(atlas, question)
        elif question.words or question.tissue or question.disease:
            found = atlas.find(question.words, tissue=question.tissue, disease=question.disease)
    except GeneverdictError as wrong:
        error, status = wrong.line, status_of(wrong)
    text = render_atlas(atlas.contrasts, question, answer=answer, found=found, error=error)
    return Response(text.encode(), status, _FORM, HTML)


def _file(atlas: Atlas, lang: str, write: Callable[[AtlasAnswer], bytes], kind: str) -> Callable[[Request], Response]:
    def give(request: Request) -> Response:
        question = asked_of_atlas(request.scope["query_string"], Question(lang=lang))
        return Response(write(_answer(atlas, question)), media_type=kind)

    return give


def _answer(atlas: Atlas, question: Question) -> AtlasAnswer:
    return atlas.ask(
        gene_name(question.gene),
        log2fc=number_given("log2fc", question.log2fc),
        fdr=number_given("fdr", question.fdr),
        words=question.words,
        tissue=question.tissue,
        disease=question.disease,
        alike=bool(question.like),
    )


def _json(answer: AtlasAnswer) -> bytes:
    from geneverdict.page.embed import compact_json
    from geneverdict.records.atlas import answer_json

    return compact_json(answer_json(answer)).encode()


def _csv(answer: AtlasAnswer) -> bytes:
    from geneverdict.records.atlas import answer_csv

    return answer_csv(answer).encode()


def _nothing(request: Request) -> Response:
    raise not_found(request.path_params["path"])
