"""How large an installation of geneverdict is, package by package, and which of our dependencies brings each.

python scripts/install_size.py, by the Python of an environment where geneverdict is installed alone.
Sizes are those of the files as installed, without bytecode, which Python writes for what it imports.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

OURS = "geneverdict"


def _name(requirement: str) -> str:
    """``jinja2`` of ``Jinja2>=3.1; python_version > '3.10'``."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def needs(name: str) -> set[str]:
    """The installed packages that a package asks for, extras left out."""
    try:
        asked = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return set()
    return {_name(one) for one in asked if "extra ==" not in one}


def brings(name: str) -> set[str]:
    """A package and all that comes with it."""
    found: set[str] = set()
    left = [name]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(needs(one))
    return found


def megabytes(distribution: metadata.Distribution) -> float:
    """The size of its files."""
    paths = [Path(str(distribution.locate_file(one))) for one in distribution.files or [] if one.suffix != ".pyc"]
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def main() -> None:
    sizes = {_name(one.metadata["Name"]): megabytes(one) for one in metadata.distributions()}
    direct = {name: brings(name) for name in needs(OURS)}
    total = sum(sizes.values())
    print(f"| package | MB | brought by |\n|---|---|---|\n| all | {total:.0f} | |")
    for name, size in sorted(sizes.items(), key=lambda one: -one[1]):
        if size >= 0.5:
            by = "itself" if name in direct else ", ".join(sorted(one for one in direct if name in direct[one])) or "–"
            print(f"| {name} | {size:.1f} | {by} |")
    print("\n| without | MB less |\n|---|---|")
    for name in sorted(direct, key=lambda one: -sum(sizes.get(n, 0) for n in _alone(one, direct))):
        print(f"| {name} | {sum(sizes.get(one, 0) for one in _alone(name, direct)):.1f} |")


def _alone(name: str, direct: dict[str, set[str]]) -> set[str]:
    """What would go with a dependency: what no other brings."""
    others = set().union(*(found for one, found in direct.items() if one != name))
    return direct[name] - others


if __name__ == "__main__":
    main()
