"""What is said of the package in several places is the same in each, and users are given nothing of the developers'."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from geneverdict.version import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
USERS, DEVELOPERS = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
LOCKS = [USERS, DEVELOPERS, ROOT / "docs" / "requirements.txt", ROOT / "packaging" / "requirements.txt"]
CONDA_NAMES = {"isal": "python-isal", "matplotlib": "matplotlib-base"}


def pins(lock: Path) -> set[str]:
    """``name==version ; marker`` of each package in a lock."""
    return set(re.findall(r"^([a-z0-9.-]+==[^\\\n]+?) \\$", lock.read_text(), re.MULTILINE))


def split(requirement: str) -> tuple[str, str]:
    name, bound = re.fullmatch(r"([A-Za-z0-9.-]+) ?(.*)", requirement).groups()  # type: ignore[union-attr]
    return name, bound


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_package_of_a_lock_has_the_sums_of_its_files_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock)) > 20
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def test_users_get_no_tool_of_developers_and_developers_the_same_versions() -> None:
    names = {pin.partition("==")[0] for pin in pins(USERS)}
    tools = {split(one)[0].partition(">")[0] for one in PROJECT["dependency-groups"]["dev"]}
    assert names.isdisjoint(tools)
    assert pins(USERS) < pins(DEVELOPERS)
    assert {one.partition(">")[0] for one in PROJECT["project"]["dependencies"]} <= names
    recipe_of_users = (ROOT / "Makefile").read_text().partition("$(STAMP):")[2].partition("\n\n")[0]
    assert "requirements.lock" in recipe_of_users
    assert "dev" not in recipe_of_users


def test_the_conda_recipe_asks_for_what_the_project_asks_for() -> None:
    recipe = yaml.safe_load((ROOT / "packaging" / "conda" / "recipe.yaml").read_text())
    asked = dict(split(one) for one in recipe["requirements"]["run"])
    python = asked.pop("python")
    wanted = dict(re.fullmatch(r"([a-z0-9]+)(.*)", one).groups() for one in PROJECT["project"]["dependencies"])  # type: ignore[union-attr]
    assert asked == {CONDA_NAMES.get(name, name): bound for name, bound in wanted.items()}
    assert python == PROJECT["project"]["requires-python"]
    assert recipe["about"]["license"] == PROJECT["project"]["license"]
    assert recipe["about"]["license_file"] == PROJECT["project"]["license-files"]


def test_version_and_licences_are_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    recipe = yaml.safe_load((ROOT / "packaging" / "conda" / "recipe.yaml").read_text())
    assert {PROJECT["project"]["version"], citation["version"], recipe["context"]["version"]} == {__version__}
    assert " AND ".join(citation["license"]) == PROJECT["project"]["license"]
    assert all((ROOT / one).is_file() for one in PROJECT["project"]["license-files"])


def test_all_is_every_other_extra() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    assert extras["all"] == [f"geneverdict[{','.join(sorted(set(extras) - {'all'}))}]"]


def test_ci_elsewhere_runs_what_ci_here_runs_on_each_python() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]
    stated = {one.rpartition(" ")[2] for one in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", one)}
    assert set(jobs["tests"]["strategy"]["matrix"]["python"]) == stated
    assert any(step.get("run") == "bash .ci/run" for step in jobs["tests"]["steps"])
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    commands += "\n" + (ROOT / ".ci" / "run").read_text()
    for made in re.findall(r"^make (?:--silent )?([a-z ]+)", commands, re.MULTILINE):
        assert set(made.split()) <= targets


def test_the_container_takes_what_is_in_the_repository() -> None:
    text = (ROOT / "packaging" / "Containerfile").read_text()
    copied = [one for line in re.findall(r"^COPY (?!--)(.+) \S+$", text, re.MULTILINE) for one in line.split()]
    assert copied
    assert [one for one in copied if not (ROOT / one).exists()] == []
    assert re.findall(r"python:(\d\.\d+)", text) == ["3.13", "3.13"]
