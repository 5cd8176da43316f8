"""A system that refuses to write, as a full disk does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Here and in processes that are started meanwhile.  None of them keeps compiled modules: Python writes those as
    far as it may and puts them in their place, so that every later process would fail by them."""
    import resource

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    with patch.object(sys, "dont_write_bytecode", True), patch.dict("os.environ", {"PYTHONDONTWRITEBYTECODE": "1"}):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
