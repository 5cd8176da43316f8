"""What an agent may ask, as plain values: results folders are only read, and only those that were named."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geneverdict.errors import ReadError, UsageError
from geneverdict.io.results.guarded_read import damaged_table, guarded_read
from geneverdict.io.results.layout import POOLED, file_stem
from geneverdict.io.results.summary import read_study
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Message, Name, Say, known, names
from geneverdict.model.study_info import StudyInfo
from geneverdict.pipeline.answer import ask
from geneverdict.preparation.gene_name import name_gene
from geneverdict.records.gene import gene_json
from geneverdict.records.table_comparison import table_comparison_json
from geneverdict.settings import Settings

if TYPE_CHECKING:
    import polars as pl

Json = dict[str, Any]
_MOST = 200
_OF_SERIES = ("id", "case", "control", "n_case", "n_control", "n_pairs", "design", "effect_unit", "log2fc", "ci_low")
_SHOWN = (*_OF_SERIES, "ci_high", "p", "fdr", "probe", "rank", "n_genes", "call", "level")
_OF_INFO = ("id", "platform", "title", "organism", "simulated", "design", "n_case", "n_control", "n_pairs")
_INFO = (*_OF_INFO, "case_label", "control_label", "n_genes", "level_counts")


class Tools:
    """Each method is a tool.  ``results`` names one of the folders, by its name or path; it may be left out where there
    is one.  Raises GeneverdictError."""

    def __init__(self, folders: Sequence[Path], settings: Settings, say: Say) -> None:
        """``folders``: all that may be read, beside the files below the place where the server was started."""
        self._folders = {str(folder): folder for folder in folders}
        self._settings = settings
        self._say = say
        self._home = Path.cwd().resolve()

    def series(self, results: str = "") -> Json:
        study = self._study(results)
        told = [{name: getattr(info, name) for name in _INFO} for info in study.series]
        return {
            "results": list(self._folders),
            "title": study.title,
            "genes": list(study.genes),
            "thresholds": study.thresholds.model_dump(),
            "series": told,
            "failures": [{"id": one.id, "why": self._say(one.reason.message)} for one in study.failures],
        }

    def gene(self, gene: str, results: str = "", log2fc: float | None = None, fdr: float | None = None) -> Json:
        body = self._answer(gene, results, log2fc, fdr)
        return {
            "gene": body["gene"],
            "verdict": body["verdict"]["text"],
            "thresholds": body["thresholds"],
            "series": [_shown(one) for one in body["series"]],
            "pooled": spoken(body["pooled"]),
        }

    def why_not(
        self, gene: str, series: str = "", results: str = "", log2fc: float | None = None, fdr: float | None = None
    ) -> Json:
        body = self._answer(gene, results, log2fc, fdr)
        if series:
            _require_one(series, [one["id"] for one in body["series"]])
        told = [one for one in body["series"] if series in ("", one["id"])]
        return {"gene": body["gene"], "verdict": body["verdict"]["text"], "series": [_why(one) for one in told]}

    def pooled(self, genes: Sequence[str] = (), top: int = 20, results: str = "") -> Json:
        return {"rows": self._rows(POOLED, results, genes, top)}

    def table(self, series: str, genes: Sequence[str] = (), top: int = 20, results: str = "") -> Json:
        _require_one(series, [info.id for info in self._study(results).series])
        return {"series": series, "rows": self._rows(f"de/{file_stem(series)}", results, genes, top)}

    def survival(self, gene: str, results: str = "") -> Json:
        """Of the study's genes what was told; of any gene the row of each cohort, which all genes have."""
        import polars as pl

        folder = self._folder(results)
        study = read_study(folder)
        name = name_gene(gene, study.organisms)
        rows = []
        for path in sorted((folder / "survival").glob("*.parquet")):
            found = self._read(path, folder).filter(pl.col("gene").is_in(list(name.candidates)))
            rows += [{"cohort": path.stem, **plain(row)} for row in found.rows(named=True)]
        told: list[Any] = []
        path = folder / "genes" / f"{file_stem(name.symbol)}.json"
        if name.symbol in study.genes and path.is_file():
            import json

            with guarded_read(folder):
                told = [spoken(one) for one in json.loads(path.read_text(encoding="utf-8"))["survival"]]
        return {"gene": name.symbol, "cohorts": rows, "answers": told}

    def inspect(self, what: str, platform: str = "") -> Json:
        from geneverdict.pipeline.inspect import inspect_series, spec_of
        from geneverdict.pipeline.inspect_json import inspection_json

        if _exists(what):
            self._require_below(Path(what))
        seen = inspect_series(spec_of(what, platform or None), self._settings)
        return _plain_object(spoken(inspection_json(seen, self._say)))

    def compare(self, table: str, results: str = "", series: str = "") -> Json:
        from geneverdict.pipeline.compare import compare

        if not _exists(table):
            raise ReadError(Message("error-no_such_file"), where=table[:200])
        self._require_below(Path(table))
        seen = compare(self._folder(results), Path(table), series=series or None)
        return _plain_object(spoken(table_comparison_json(seen, self._say)))

    def _answer(self, gene: str, results: str, log2fc: float | None, fdr: float | None) -> Json:
        return gene_json(ask(self._folder(results), gene, log2fc=log2fc, fdr=fdr), say=self._say)

    def _study(self, results: str) -> StudyInfo:
        return read_study(self._folder(results))

    def _folder(self, results: str) -> Path:
        """Of a text that is empty the only one."""
        if not results and len(self._folders) == 1:
            return next(iter(self._folders.values()))
        for path, folder in self._folders.items():
            if results and results in (path, folder.name):
                return folder
        told = known({"asked": Name(results) if results else None, "known": names(self._folders)})
        raise UsageError(Message("error-which_results", told))

    def _require_below(self, path: Path) -> None:
        if not path.resolve().is_relative_to(self._home):
            raise UsageError(Message("error-outside", {"folder": Name(str(self._home))}), where=str(path))

    def _rows(self, table: str, results: str, genes: Sequence[str], top: int) -> list[Json]:
        """Of these genes, or the smallest p."""
        import polars as pl

        folder = self._folder(results)
        organisms = read_study(folder).organisms
        path = folder / f"{table}.parquet"
        if not path.exists():
            return []
        found = self._read(path, folder)
        if genes:
            wanted = {name for gene in genes[:_MOST] for name in name_gene(gene, organisms).candidates}
            found = found.filter(pl.col("gene").is_in(list(wanted)))
        ordered = found.sort(pl.col("p").fill_nan(None), nulls_last=True)
        return [
            _plain_object(row) for row in ordered.head(_MOST if genes else max(0, min(top, _MOST))).rows(named=True)
        ]

    def _read(self, path: Path, folder: Path) -> pl.DataFrame:
        import polars as pl

        try:
            return pl.read_parquet(path)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise damaged_table(error, folder) from None


def _exists(path: str) -> bool:
    """Also of what can be no path: too long, or with a character that none has.  A sheet is named behind ``.xlsx#``."""
    try:
        return Path(path).exists() or book_and_sheet(Path(path))[0].is_file()
    except (OSError, ValueError):
        return False


def _require_one(series: str, here: Sequence[str]) -> None:
    if series not in here:
        raise UsageError(Message("error-no_such_series", {"series": Name(series), "known": names(here)}))


def _shown(one: Mapping[str, Any]) -> Json:
    reason = one["reason"]
    return _plain_object({**{name: one[name] for name in _SHOWN}, "reason": reason["text"] if reason else None})


def _why(one: Mapping[str, Any]) -> Json:
    why = one["why"] or {}
    findings = [
        {"weight": found["weight"], "text": found["text"], "change": found["change"]}
        for found in why.get("findings", ())
    ]
    reason = one["reason"]["text"] if one["reason"] else None
    told = {"id": one["id"], "call": one["call"], "reason": reason, "summary": spoken(why.get("sentence"))}
    return {**told, "findings": findings}


def spoken(value: Any) -> Any:
    """The same with each message as its text alone."""
    if isinstance(value, Mapping):
        if {"text", "code", "values"} <= set(value) and len(value) == 3:
            return value["text"]
        return {name: spoken(part) for name, part in value.items()}
    return [spoken(part) for part in value] if isinstance(value, list | tuple) else value


def _plain_object(value: Mapping[str, Any]) -> Json:
    return {name: plain(part) for name, part in value.items()}


def plain(value: Any) -> Any:
    """Numbers that JSON can say: none that is not a number or has no end."""
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
