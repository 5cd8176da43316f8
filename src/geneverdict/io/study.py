"""The study file: TOML to a Study, and a Study to TOML that gives the same Study again."""

from __future__ import annotations

import json
import math
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from geneverdict.errors import StudyError
from geneverdict.model.choices import Multiverse
from geneverdict.model.study import Analysis, Match, PairRule, SeriesSpec, Study, Thresholds
from geneverdict.model.survival_spec import SurvivalSpec

MULTIVERSE = "[multiverse]"
_PATHS = ("expression", "samples", "probe_map", "clinical")


class Refusal(NamedTuple):
    """Why a value cannot be meant, in plain words; ``key`` as written in the study file."""

    key: str
    what: str
    expected: str
    found: str


_LIST = 'a list like ["ITGA5"]'
_MATCH = '{ field = "…", match = "…" } or { samples = ["…"] }'
_SHAPES = {
    "genes": _LIST,
    "covariates": 'a list of sample fields like ["age", "sex"]',
    "samples": 'the name of a file; in case and control a list like ["GSM1", "GSM2"]',
    "series": 'one entry for each series: [[series]] and id = "GSE4107"',
    "thresholds": "a section [thresholds] with log2fc = 1.0 and fdr = 0.05",
    "analysis": "a section [analysis] with trend, robust, array_weights or unpaired",
    "case": _MATCH,
    "control": _MATCH,
    "pair": '{ field = "…" }, or false for no pairs',
    "survival": '{ time = "…", event = "…" }, or false for no survival',
    "survival_cut": "a value for each gene like { ITGA5 = 6.5 }",
    "survival_covariates": 'a list of sample fields like ["age", "stage"]',
    "time": "a sample field, or a list of them",
    "event_value": 'a value like "dead", or a list of them',
    "censored_value": 'a value like "alive", or a list of them',
}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_UNION_WORD = re.compile(r"PairRule$|literal\[False\]$|function-after\[")
_SHAPE_ERRORS = ("tuple_type", "model_type", "model_attributes_type", "literal_error", "dict_type")
_BOUNDS = {"ge": "of at least", "gt": "above", "le": "of at most", "lt": "below"}


def read_study(path: Path) -> Study:
    """Read and check a study file; relative paths in it count from the file's own folder.

    Raises StudyError with the place (series and key), what was expected and found, and near names for a wrong key.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        what = "there is no such study file"
        raise StudyError(what, where=str(path), do="Make one: geneverdict init GSE… --gene … -o study.toml") from None
    except (OSError, UnicodeDecodeError) as error:
        what = f"the study file cannot be read ({_cause(error)})"
        raise StudyError(what, where=str(path)) from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = f"this is not valid TOML: {error}"
        raise StudyError(what, where=str(path)) from None
    try:
        study = Study.model_validate(raw)
    except ValidationError as error:
        raise _study_error(path, raw, error) from None
    _refuse_repeats(study, path)
    study = study.model_copy(update={"series": tuple(_absolute(spec, path.parent) for spec in study.series)})
    _refuse_folders(study, path)
    return study


def _cause(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "it is not UTF-8 text"


def _absolute(spec: SeriesSpec, folder: Path) -> SeriesSpec:
    paths = {name: getattr(spec, name) for name in _PATHS}
    return spec.model_copy(update={k: str((folder / v).resolve()) for k, v in paths.items() if v is not None})


def _refuse_repeats(study: Study, path: Path) -> None:
    """Also of ids that differ in what file names lose: case, and spaces for dashes."""
    seen: dict[tuple[str, str | None], str] = {}
    for spec in study.series:
        key = (spec.id.casefold().replace(" ", "-"), spec.platform)
        if key in seen:
            alike = "" if seen[key] == spec.id else f" (also as {seen[key]})"
            what = f"series {spec.id} is named twice{alike}"
            raise StudyError(
                what, where=str(path), do="Name each series (and platform) once: counting it twice is wrong"
            )
        seen[key] = spec.id


def _refuse_folders(study: Study, path: Path) -> None:
    for spec in study.series:
        for name in _PATHS:
            value = getattr(spec, name)
            if value is not None and Path(value).is_dir():
                what = f"'{name}' is a folder"
                raise StudyError(what, where=f"{path}, series {spec.id}", expected="a file", found=value)


def _study_error(path: Path, raw: Mapping[str, Any], error: ValidationError) -> StudyError:
    errors = error.errors(include_url=False)
    first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
    location = _location(first["loc"])
    where = f"{path}{_place(raw, location)}"
    key = _key(location)
    if first["type"] == "extra_forbidden":
        near = get_close_matches(key, list(_model_at(location).model_fields), n=2, cutoff=0.5)
        allowed = ", ".join(near or _model_at(location).model_fields)
        do = f"Did you mean: {allowed}" if near else f"Known keys: {allowed}"
        return StudyError(f"unknown key '{key}'", where=where, do=do)
    if first["type"] == "missing":
        do = 'For example: genes = ["ITGA5"]' if key == "genes" else 'For example: [[series]] and id = "GSE4107"'
        return StudyError(f"'{key}' is missing", where=where, do=do if key in ("genes", "series") else "Add it")
    said = refusal(error)
    return StudyError(said.what, where=where, expected=said.expected, found=said.found)


def refusal(error: ValidationError) -> Refusal:
    """The first thing that a model refused, in plain words.

    >>> try:
    ...     Thresholds(fdr=0)
    ... except ValidationError as error:
    ...     refusal(error)
    Refusal(key='fdr', what="'fdr' cannot be this", expected='a number above 0', found='0')
    """
    first = error.errors(include_url=False)[0]
    location = _location(first["loc"])
    key, kind, context = _key(location), first["type"], first.get("ctx", {})
    found = _shown(first.get("input"))
    if kind == "value_error":
        entry = not location or isinstance(location[-1], int)
        message = str(first["msg"]).removeprefix("Value error, ")
        return Refusal(key, message if entry else f"'{key}' cannot be this: {message}", "", "" if entry else found)
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    return Refusal(key, f"{_quoted(key)} cannot be this", _expected(kind, name, context), found)


def _expected(kind: str, name: str, context: Mapping[str, Any]) -> str:
    """What would have been right, by the kind of pydantic's error and the key."""
    if kind in _SHAPE_ERRORS and name in _SHAPES:
        return _SHAPES[name]
    if kind == "too_short":
        return f"at least one: {_SHAPES.get(name, 'a list that is not empty')}"
    for bound, words in _BOUNDS.items():
        if bound in context:
            return f"a number {words} {context[bound]:g}"
    by_kind = {
        "literal_error": f"one of {context.get('expected', '')}",
        "string_type": "text in quotes",
        "string_too_short": "text that is not empty",
        "bool_type": "true or false, without quotes",
        "float_type": "a number, without quotes",
        "finite_number": "a finite number",
        "int_type": "a whole number, without quotes",
        "dict_type": 'a list of options like ["moderated", "welch"], or a table with a weight for each',
    }
    return by_kind.get(kind, "something else: see docs/study-file.md")


def _location(parts: Sequence[int | str]) -> list[int | str]:
    """Without the names that pydantic gives to the ways in which ``pair`` and ``survival`` may be written."""
    return [part for part in parts if not (isinstance(part, str) and _UNION_WORD.match(part))]


def _key(location: Sequence[int | str]) -> str:
    """The key of the study file, or the place in its list: ``genes, item 2``."""
    if not location:
        return ""
    last = location[-1]
    return last if isinstance(last, str) else f"{location[-2]}, item {last + 1}"


def _quoted(key: str) -> str:
    name, comma, item = key.partition(", ")
    return f"'{name}'{comma}{item}"


def _shown(value: object) -> str:
    text = _toml(value)
    return text if len(text) <= 80 else f"{text[:80]} …"


def _place(raw: Mapping[str, Any], location: Sequence[int | str]) -> str:
    if len(location) < 2 or location[0] != "series" or not isinstance(location[1], int):
        return f", [{location[0]}]" if len(location) > 1 and isinstance(location[1], str) else ""
    entries = raw.get("series", [])
    entry = entries[location[1]] if isinstance(entries, list) and location[1] < len(entries) else {}
    named = f" ({entry['id']})" if isinstance(entry, dict) and entry.get("id") else ""
    return f", series {location[1] + 1}{named}"


def _model_at(location: Sequence[int | str]) -> type[BaseModel]:
    inner = [part for part in location[:-1] if isinstance(part, str)]
    models: dict[str, type[BaseModel]] = {
        "thresholds": Thresholds,
        "case": Match,
        "control": Match,
        "pair": PairRule,
        "analysis": Analysis,
        "multiverse": Multiverse,
        "survival": SurvivalSpec,
    }
    if not inner:
        return Study
    return models.get(inner[-1], SeriesSpec)


def study_text(study: Study, *, folder: Path, comments: Mapping[str, Sequence[str]] | None = None) -> str:
    """The study as TOML.  ``comments``: lines above a series, by its id, or above ``[multiverse]``; "" for the top.

    Paths are written relative to ``folder``, where the file will be.
    """
    notes = comments or {}
    lines = [f"# {line}".rstrip() for line in notes.get("", ())]
    lines += [f"title = {_toml(study.title)}", f"genes = {_toml(list(study.genes))}"]
    defaults = Study.model_fields
    lines += [
        f"{name} = {_toml(value)}"
        for name in ("probe_choice", "multi_gene_probes")
        if (value := getattr(study, name)) != defaults[name].default
    ]
    lines += ["", "[thresholds]", *_table_lines(study.thresholds)]
    if study.analysis != Analysis():
        lines += ["", "[analysis]", *_table_lines(study.analysis)]
    if study.multiverse is not None:
        lines += ["", *(f"# {line}".rstrip() for line in notes.get(MULTIVERSE, ())), MULTIVERSE]
        lines += _unusual_lines(study.multiverse)
    for spec in study.series:
        lines += ["", *(f"# {line}".rstrip() for line in notes.get(spec.id, ())), "[[series]]"]
        lines += series_lines(spec, folder=folder)
    return "\n".join(lines) + "\n"


def _table_lines(table: BaseModel) -> list[str]:
    return [f"{name} = {_toml(getattr(table, name))}" for name in type(table).model_fields]


def _unusual_lines(table: Multiverse) -> list[str]:
    """What differs from the defaults; options of weight 1 as a list."""
    lines = []
    for name, field in Multiverse.model_fields.items():
        value = getattr(table, name)
        if value != field.default:
            equal = isinstance(value, Mapping) and set(value.values()) == {1.0}
            lines.append(f"{name} = {_toml(list(value) if equal else value)}")
    return lines


def series_lines(spec: SeriesSpec, *, folder: Path) -> list[str]:
    """The lines of one ``[[series]]`` entry, without its header."""
    lines = []
    for name in SeriesSpec.model_fields:
        value = getattr(spec, name)
        if value is None or value == ():
            continue
        if name in _PATHS:
            value = Path(os.path.relpath(value, folder)).as_posix() if Path(value).is_absolute() else value
        lines.append(f"{name} = {_toml(value)}")
    return lines


def _toml(value: Any) -> str:
    """One value.  JSON's strings, numbers and arrays are TOML's; inline tables are not."""
    if isinstance(value, BaseModel):
        pairs = ((name, getattr(value, name)) for name in type(value).model_fields)
        return "{ " + ", ".join(f"{name} = {_toml(v)}" for name, v in pairs if v is not None) + " }"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_toml_key(name)} = {_toml(v)}" for name, v in value.items()) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    if isinstance(value, float) and not math.isfinite(value):
        return repr(value)
    return json.dumps(value, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")


def _toml_key(name: str) -> str:
    """
    >>> _toml_key("ITGA5"), _toml_key("NKX2.5")
    ('ITGA5', '"NKX2.5"')
    """
    return name if _BARE_KEY.fullmatch(name) else str(_toml(name))
