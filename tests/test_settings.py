"""Where files come from and go, by the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from geneverdict.errors import UsageError
from geneverdict.settings import GEO, Settings, default_cache


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "here"))
    assert default_cache() == tmp_path / "here"
    monkeypatch.setenv("GENEVERDICT_CACHE", "")
    assert "geneverdict" in default_cache().parts


def test_which_mirror(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GENEVERDICT_GEO", raising=False)
    assert Settings.from_environment().mirror == GEO
    monkeypatch.setenv("GENEVERDICT_GEO", "https://mirror.example/geo")
    assert Settings.from_environment().mirror == "https://mirror.example/geo"


def test_figures_are_a_set_and_no_bool() -> None:
    with pytest.raises(UsageError, match="'figures'; expected 'none', 'report' or 'all', found False"):
        Settings("", Path(), figures=False)  # type: ignore[arg-type]
