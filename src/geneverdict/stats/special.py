"""Special functions of :mod:`scipy.special`, each imported from where scipy has compiled it.

``import scipy.special`` itself brings in the Fortran compiler's tools, the masked arrays and the test tools of numpy: a
fifth of a second, as long as an answer takes.  What is not found among the compiled functions comes from there.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_PACKAGE = "scipy.special"


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    found = getattr(_COMPILED, name, None)
    value = found if found is not None else getattr(import_module(_PACKAGE), name)
    globals()[name] = value
    return value


def _compiled() -> ModuleType:
    """The compiled functions alone: their package stands empty while they are imported."""
    own = f"{_PACKAGE}._ufuncs"
    if own not in sys.modules and _PACKAGE not in sys.modules:
        empty = ModuleType(_PACKAGE)
        empty.__path__ = [str(Path(str(import_module("scipy").__file__)).parent / "special")]
        sys.modules[_PACKAGE] = empty
        try:
            import_module(own)
        except ImportError:  # another version of scipy keeps them elsewhere
            sys.modules.pop(own, None)
        finally:
            del sys.modules[_PACKAGE]
    return sys.modules.get(own) or import_module(_PACKAGE)


_COMPILED = _compiled()
"""Looked for while this module is imported, before there are threads that could meet the empty package."""
