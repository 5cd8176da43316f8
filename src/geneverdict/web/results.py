"""One results folder, open: its feeds, and any gene of it on demand."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from geneverdict.errors import ResultsError, system_reason
from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.read import ResultsFolder
from geneverdict.io.results.shared_cache import SharedCache
from geneverdict.messages import Message, Name, english, known
from geneverdict.model.to_json import maybe_said
from geneverdict.page.embed import compact_json
from geneverdict.page.feed import SCHEMA
from geneverdict.pipeline.answer import answer_gene, gene_of_probe
from geneverdict.pipeline.page import feed_of_gene
from geneverdict.report.fragment import render_gene
from geneverdict.web.errors import not_found
from geneverdict.web.files import REPORT
from geneverdict.web.query import WordsAsked
from geneverdict.web.search import Search
from geneverdict.web.shell import shell

STUDY = "page/study.json"
_NEEDED = ("schema", "title", "simulated", "named", "genes", "series", "survival")
ROOM = 1 << 26
"""Bytes of finished answers that are kept, of each kind: some thousand genes."""
LARGEST = 1 << 28
"""Bytes of a file of the page that is read as a whole."""


class Results:
    """What a results folder answers.  It is only read; finished answers are kept, the longest unused go first.

    Any number of threads may ask at once; each answer is made once.
    """

    def __init__(self, folder: Path) -> None:
        """Raises ResultsError where the folder holds no results, or some that were made before there was a page."""
        self.folder = folder
        self._source = ResultsFolder(folder)
        self.study = _bytes_of(folder, STUDY)
        self.run = hashlib.sha256(self.study).hexdigest()[:16]
        """Tells one run's answers from another's: a page must not mix them."""
        self._feed = _read_study(folder / STUDY, self.study)
        compared = bool(self._feed["series"])
        self.shell = shell(str(self._feed["title"]), simulated=bool(self._feed["simulated"]), compared=compared)
        self.cuts = self._source.study.thresholds
        self._named = frozenset(self._feed["named"])
        self._stems = frozenset(entry["stem"] for entry in self._feed["series"])
        self._genes: SharedCache[str, bytes] = SharedCache(ROOM, len)
        self._words: SharedCache[tuple[str, WordsAsked], bytes] = SharedCache(ROOM, len)

    def series(self, stem: str) -> str:
        """The address of a series' numbers in the folder.  Raises UsageError ("not found")."""
        if stem not in self._stems:
            raise not_found(stem)
        return f"page/{stem}.bin"

    def gene(self, asked: str) -> bytes:
        """Feed 3 of a gene as JSON.  Raises StudyError with near names when nothing knows it."""
        return self._genes.get(asked, lambda: self._gene(asked))

    def words(self, asked: str, how: WordsAsked) -> bytes:
        """The report's section on a gene at other thresholds, a piece of HTML.  Raises StudyError."""
        return self._words.get((asked, how), lambda: self._section(asked, how))

    def search(self, words: str) -> bytes:
        found = self._search.find(words)
        told = [{"name": one.name, "because": maybe_said(one.because, english)} for one in found]
        return compact_json({"found": told}).encode()

    def warm(self) -> None:
        """Read every table, so that the first gene that somebody asks for is as quick as the others."""
        for gene in self._feed["named"][:1] or self._feed["genes"][:1]:
            answer_gene(self._source, gene, self.cuts)

    def _gene(self, asked: str) -> bytes:
        if asked in self._named:  # what the page begins with: no table has to be read for it
            return self._stored(asked)
        answer = answer_gene(self._source, asked, self.cuts, full=False)
        if answer.gene in self._named:
            return self._stored(answer.gene)
        feed = feed_of_gene(self._source, self._feed, answer)
        # What is known of the why here is only what the verdict reads; /words tells the rest.
        return compact_json({**feed, "series": [{**entry, "why": None} for entry in feed["series"]]}).encode()

    def _stored(self, gene: str) -> bytes:
        return _bytes_of(self.folder, f"page/genes/{file_stem(gene)}.json")

    def _section(self, asked: str, how: WordsAsked) -> bytes:
        answer = answer_gene(self._source, asked, how.cuts)
        return render_gene(answer, report=REPORT, named=answer.gene in self._named, lang=how.lang).encode()

    @cached_property
    def _search(self) -> Search:
        study = self._source.study
        alone = (gene for series in study.patients for gene in self._source.names(series))
        genes = sorted({*self._feed["genes"], *alone})
        return Search(genes, study.organisms, lambda probe: gene_of_probe(self._source, probe))


def _bytes_of(folder: Path, name: str) -> bytes:
    """A file of the page.  Raises ResultsError where it is absent, a link, or no plain file of the folder."""
    path = folder.resolve().joinpath(*PurePosixPath(name).parts)
    try:
        own = path.resolve() == path and path.is_file() and path.stat().st_size <= LARGEST
        return path.read_bytes() if own else _refuse(path, None)
    except OSError as error:
        return _refuse(path, system_reason(error))


def _refuse(path: Path, why: Message | None) -> NoReturn:
    raise ResultsError(Message("error-no_page", known({"why": why})), where=str(path))


def _read_study(path: Path, text: bytes) -> dict[str, Any]:
    try:
        body = json.loads(text)
        schema, lacks = body.get("schema"), [name for name in _NEEDED if name not in body]
    except (ValueError, AttributeError):
        schema, lacks = None, []
    if schema not in (SCHEMA, None):
        values = {"expected": Name(SCHEMA), "found": Name(str(schema))}
        raise ResultsError(Message("error-other_version", values), where=str(path))
    if schema is None or lacks:
        lacking = known({"lacks": Name(lacks[0]) if lacks else None})
        raise ResultsError(Message("error-damaged_page", lacking), where=str(path))
    return dict(body)
