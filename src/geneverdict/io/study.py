"""The study file: TOML to a Study, and a Study to TOML that gives the same Study again."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from geneverdict.errors import StudyError, at_series, slug, system_reason
from geneverdict.io.gene_list import MARK, expand_lists
from geneverdict.messages import Code, Message, Name, Value, count, known, whole
from geneverdict.model.choices import Multiverse
from geneverdict.model.refusal import first_of, location_of, refusal
from geneverdict.model.study import Analysis, Match, PairRule, Processing, ReplicateRule, SeriesSpec, Study, Thresholds
from geneverdict.model.survival_spec import SurvivalSpec
from geneverdict.model.toml_text import toml_value

PATHS: tuple[str, ...] = (
    "expression",
    "samples",
    "probe_map",
    "counts",
    "tx2gene",
    "runs",
    "cel",
    "cdf",
    "file",
    "clinical",
)
PATHS += ("illumina", "bead_controls", "spots", "other_cdf")
_MAY_BE_FOLDERS = ("counts", "cel", "spots", "other_cdf")
_LARGEST = 10_000_000
"""Bytes of a study file."""
_DEEPEST = 20
_LARGEST_NUMBER = 10**15
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of [a-z]+)\)$")


def read_study(path: Path) -> Study:
    """Read and check a study file; relative paths in it count from the file's own folder.

    Raises StudyError with the place (series and key), what was expected and found, and near names for a wrong key.
    """
    raw = _with_lists(_toml(_text(path), path), path.parent)
    try:
        study = Study.model_validate(raw)
    except ValidationError as error:
        raise _study_error(path, raw, error) from None
    refuse_repeats(study, str(path))
    study = study.model_copy(update={"series": tuple(_absolute(spec, path.parent) for spec in study.series)})
    _refuse_folders(study, path)
    return study


def _with_lists(raw: dict[str, Any], folder: Path) -> dict[str, Any]:
    """``genes`` with the symbols of the lists that it names: ``"@list.txt"``, alone or among symbols."""
    genes = raw.get("genes")
    words = [genes] if isinstance(genes, str) and genes.startswith(MARK) else genes
    if not isinstance(words, list) or not any(isinstance(word, str) and word.startswith(MARK) for word in words):
        return raw
    if not all(isinstance(word, str) for word in words):
        return raw
    return {**raw, "genes": list(expand_lists(words, folder))}


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            values = {"size": count(path.stat().st_size), "most": count(_LARGEST)}
            raise StudyError(Message("error-study_too_large", values), where=_short(path))
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise StudyError(Message("error-no_study_file"), where=_short(path)) from None
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else Message("study-not_utf8")
        raise StudyError(Message("error-study_unreadable", {"why": why}), where=_short(path)) from None


def _short(path: Path) -> str:
    text = str(path)
    return text if len(text) <= 300 else f"{text[:300]} …"


def _toml(text: str, path: Path) -> dict[str, Any]:
    """Tables and lists nested no deeper, and whole numbers no larger, than anyone would mean."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StudyError(Message("error-not_toml", _toml_fault(str(error))), where=str(path)) from None
    except (RecursionError, ValueError) as error:
        kind = "nested" if isinstance(error, RecursionError) else "number"
        raise StudyError(Message("error-toml_extreme", {"kind": Code(kind)}), where=str(path)) from None
    layer: list[Any] = [raw]
    for _ in range(_DEEPEST):
        layer = [inner for item in layer for inner in (item.values() if isinstance(item, dict) else item)]
        if any(isinstance(item, int) and abs(item) > _LARGEST_NUMBER for item in layer):
            raise StudyError(Message("error-toml_extreme", {"kind": Code("number")}), where=str(path))
        layer = [item for item in layer if isinstance(item, dict | list)]
    if layer:
        raise StudyError(Message("error-toml_extreme", {"kind": Code("nested")}), where=str(path))
    return raw


def _toml_fault(text: str) -> dict[str, Value]:
    """Where the reader of TOML stopped, and why."""
    place = _AT.search(text)
    words = text[: place.start()] if place else text
    why = Message("toml-reason", {"code": Code(slug(words)), "text": Name(words)})
    line, column = (whole(int(n)) if n else None for n in (place.groups() if place else (None, None)))
    return known({"why": why, "line": line, "column": column})


def _absolute(spec: SeriesSpec, folder: Path) -> SeriesSpec:
    paths = {name: getattr(spec, name) for name in PATHS}
    return spec.model_copy(update={k: _resolved(folder, k, v, spec) for k, v in paths.items() if v is not None})


def _resolved(folder: Path, key: str, text: str, spec: SeriesSpec) -> str:
    """Raises StudyError for what no file can be called."""
    path = folder / text
    try:
        path.lstat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else Message("study-no_path")
        values: dict[str, Value] = {"key": Name(key), "path": Name(text[:60]), "why": why}
        raise StudyError(Message("error-path", values), where=at_series(spec.id)) from None
    return str(path.resolve())


def refuse_repeats(study: Study, where: str) -> None:
    """Raises StudyError where an entry is named twice, also where names differ in what file names lose: case, spaces
    for dashes."""
    seen: dict[tuple[str, str | None], str] = {}
    for spec in study.series:
        name = spec.name or spec.id
        key = (name.casefold().replace(" ", "-"), None if spec.name else spec.platform)
        if key in seen:
            other = None if seen[key] == name else Name(seen[key])
            told = Message("error-series_twice", known({"series": Name(name), "other": other}))
            raise StudyError(told, where=where)
        seen[key] = name


def _refuse_folders(study: Study, path: Path) -> None:
    for spec in study.series:
        for name in PATHS:
            value = getattr(spec, name)
            if value is not None and name not in _MAY_BE_FOLDERS and Path(value).is_dir():
                where = Message("place-file_series", {"file": Name(str(path)), "series": Name(spec.id)})
                raise StudyError(Message("error-folder", {"key": Name(name), "path": Name(value)}), where=where)


def _study_error(path: Path, raw: Mapping[str, Any], error: ValidationError) -> StudyError:
    location = location_of(first_of(error)["loc"])
    return StudyError(refusal(error, tuple(_model_at(location).model_fields)), where=_place(path, raw, location))


def _place(path: Path, raw: Mapping[str, Any], location: Sequence[int | str]) -> Message | str:
    """The file, with the section or the entry of a series."""
    file = Name(str(path))
    if len(location) < 2 or location[0] != "series" or not isinstance(location[1], int):
        if len(location) > 1 and isinstance(location[1], str):
            return Message("place-section", {"file": file, "section": Name(str(location[0]))})
        return file.text
    entries = raw.get("series", [])
    entry = entries[location[1]] if isinstance(entries, list) and location[1] < len(entries) else {}
    id = Name(str(entry["id"])) if isinstance(entry, dict) and entry.get("id") else None
    return Message("place-entry", known({"file": file, "number": whole(location[1] + 1), "id": id}))


def _model_at(location: Sequence[int | str]) -> type[BaseModel]:
    inner = [part for part in location[:-1] if isinstance(part, str)]
    models: dict[str, type[BaseModel]] = {
        "thresholds": Thresholds,
        "case": Match,
        "control": Match,
        "pair": PairRule,
        "replicates": ReplicateRule,
        "analysis": Analysis,
        "reference": Match,
        "processing": Processing,
        "multiverse": Multiverse,
        "survival": SurvivalSpec,
    }
    if not inner:
        return Study
    return models.get(inner[-1], SeriesSpec)


@dataclass(frozen=True, slots=True)
class Comments:
    """Lines above the parts of a study file; of the series in their order."""

    top: Sequence[str] = ()
    multiverse: Sequence[str] = ()
    series: Sequence[Sequence[str]] = ()


def study_text(study: Study, *, folder: Path, comments: Comments | None = None) -> str:
    """The study as TOML.  Paths are written relative to ``folder``, where the file will be."""
    notes = comments or Comments()
    lines = _comments(notes.top)
    lines += [f"title = {toml_value(study.title)}", f"genes = {toml_value(list(study.genes))}"]
    defaults = Study.model_fields
    lines += [
        f"{name} = {toml_value(value)}"
        for name in ("genes_chosen_before", "probe_choice", "multi_gene_probes")
        if (value := getattr(study, name)) != defaults[name].default
    ]
    lines += ["", "[thresholds]", *_table_lines(study.thresholds)]
    if study.analysis != Analysis():
        lines += ["", "[analysis]", *_table_lines(study.analysis)]
    if study.multiverse is not None:
        lines += ["", *_comments(notes.multiverse), "[multiverse]"]
        lines += _unusual_lines(study.multiverse)
    for i, spec in enumerate(study.series):
        lines += ["", *_comments(notes.series[i] if notes.series else ()), "[[series]]"]
        lines += series_lines(spec, folder=folder)
    return "\n".join(lines) + "\n"


def _comments(lines: Sequence[str]) -> list[str]:
    """A title may hold what ends a line, and what follows would be read as the user's word."""
    return [f"# {_BREAKS.sub(' ', line)}".rstrip() for line in lines]


def _table_lines(table: BaseModel) -> list[str]:
    return [f"{name} = {toml_value(getattr(table, name))}" for name in type(table).model_fields]


def _unusual_lines(table: Multiverse) -> list[str]:
    """What differs from the defaults; options of weight 1 as a list."""
    lines = []
    for name, field in Multiverse.model_fields.items():
        value = getattr(table, name)
        if value != field.default:
            equal = isinstance(value, Mapping) and set(value.values()) == {1.0}
            lines.append(f"{name} = {toml_value(list(value) if equal else value)}")
    return lines


def _from(folder: Path, path: str) -> str:
    """As seen from ``folder``; as it is where that is on another drive of Windows."""
    with suppress(ValueError):
        return Path(os.path.relpath(path, folder)).as_posix()
    return Path(path).as_posix()


def series_lines(spec: SeriesSpec, *, folder: Path) -> list[str]:
    """The lines of one ``[[series]]`` entry, without its header."""
    lines = []
    for name in SeriesSpec.model_fields:
        value = getattr(spec, name)
        if value is None or value == ():
            continue
        if name in PATHS:
            value = _from(folder, value) if Path(value).is_absolute() else value
        lines.append(f"{name} = {toml_value(value)}")
    return lines
