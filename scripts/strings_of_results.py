"""The English texts of a results folder: of its report, and of the answers in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from geneverdict.language.english import english_words
from strings_of_sources import texts_of_html

_NAMES = """
id title platform gene asked probe probes genes case control left_out formula sample samples pair series date
series_a series_b sample_a sample_b individual_a individual_b accession endpoint_field field file organism study
arguments left_out_samples names key stem schema code kind version versions address sha256 symbol label time_field
event_field option from to how cut dimension cohorts words
"""
NAMES = frozenset(_NAMES.split())
"""Fields of the JSON that hold ids, titles, codes and tables of templates, not what is said."""


def texts_of_results(folder: Path) -> dict[str, list[str]]:
    """File → its English texts, each once."""
    found: dict[str, list[str]] = {}
    report = folder / "report.html"
    if report.is_file():
        found[str(report)] = [t for t in texts_of_html(report.read_text(encoding="utf-8")) if english_words(t)]
    for file in sorted([*folder.glob("genes/*.json"), *folder.glob("overlap.json"), *folder.glob("page/study.json")]):
        texts = texts_of_json(json.loads(file.read_text(encoding="utf-8")))
        found[str(file)] = list(dict.fromkeys(text for text in texts if english_words(text)))
    return found


def texts_of_json(body: object, name: str = "") -> Iterator[str]:
    """Every string of a JSON object that is not an id, a title or a code."""
    if isinstance(body, dict):
        for key, value in body.items():
            if key not in NAMES or _holds_records(value):
                yield from texts_of_json(value, key)
    elif isinstance(body, list):
        for value in body:
            yield from texts_of_json(value, name)
    elif isinstance(body, str):
        yield body


def _holds_records(value: object) -> bool:
    """Such as ``series`` and ``probes``, which are names in one place and records in another."""
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)
