"""``series.json``: what an answer for any gene needs beside the tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geneverdict.errors import ResultsError
from geneverdict.io.results.layout import SCHEMA, SUMMARY
from geneverdict.io.results.summary_json import failure_from, failure_json, info_from, info_json
from geneverdict.messages import Message, Name
from geneverdict.model.chosen import ChosenRate
from geneverdict.model.study import Thresholds
from geneverdict.model.study_info import Duplicates, StudyInfo


def write_study(folder: Path, study: StudyInfo) -> None:
    body = {
        "schema": SCHEMA,
        "title": study.title,
        "genes": list(study.genes),
        "thresholds": study.thresholds.model_dump(),
        "series": [info_json(one) for one in study.series],
        "failures": [failure_json(one) for one in study.failures],
        "duplicates": {name: entry._asdict() for name, entry in study.duplicates.items()},
        "patients": list(study.patients),
        "chosen": {gene: [asdict(rate) for rate in rates] for gene, rates in study.chosen.items()},
    }
    text = json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False)
    (folder / SUMMARY).write_text(text, encoding="utf-8")


def read_study(folder: Path) -> StudyInfo:
    """What ``write_study`` wrote.  Raises ResultsError when the folder holds no results of this version."""
    path = folder / SUMMARY
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ResultsError(Message("error-no_results", {"file": Name(SUMMARY)}), where=str(folder)) from None
    if body.get("schema") != SCHEMA:
        values = {"expected": Name(SCHEMA), "found": Name(str(body.get("schema")))}
        raise ResultsError(Message("error-other_version", values), where=str(path))
    try:
        return _study(body)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ResultsError(Message("error-damaged_results", {"why": Name(str(error))}), where=str(path)) from None


def _study(body: Mapping[str, Any]) -> StudyInfo:
    return StudyInfo(
        series=tuple(map(info_from, body["series"])),
        thresholds=Thresholds.model_validate(body["thresholds"]),
        title=body["title"],
        genes=tuple(body["genes"]),
        failures=tuple(map(failure_from, body["failures"])),
        duplicates={name: Duplicates(**entry) for name, entry in body["duplicates"].items()},
        patients=tuple(body["patients"]),
        chosen={gene: tuple(ChosenRate(**rate) for rate in rates) for gene, rates in body["chosen"].items()},
    )
