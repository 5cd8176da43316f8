"""The chart library in the package is the one that its notice describes, with its licences beside it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "src" / "geneverdict" / "page" / "vendor"
LICENCES = {
    "LICENSE": "Apache License",
    "NOTICE": "Apache ECharts",
    "LICENSE-d3": "Redistribution and use in source and binary forms",
}


def test_the_chart_library_is_the_file_that_is_recorded() -> None:
    recorded = re.findall(r"`(\S+\.js)`.*?`([0-9a-f]{64})`", (VENDOR / "README.md").read_text(encoding="utf-8"))
    assert [name for name, _ in recorded] == sorted(file.name for file in VENDOR.glob("*.js"))
    for name, sha256 in recorded:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == sha256


def test_its_licences_are_there_and_named() -> None:
    told = (VENDOR / "README.md").read_text(encoding="utf-8")
    for name, words in LICENCES.items():
        assert words in (VENDOR / name).read_text(encoding="utf-8")
        assert f"`{name}`" in told
    assert {file.name for file in VENDOR.iterdir()} == {"README.md", "echarts.min.js", *LICENCES}
