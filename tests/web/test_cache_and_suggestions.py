"""What is kept for the next who asks; names spelt nearly like another."""

from __future__ import annotations

import threading
from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.io.results.shared_cache import SharedCache
from geneverdict.preparation.suggestions import LEAST, suggest_names


def test_a_value_is_made_once_however_many_wait() -> None:
    cache: SharedCache[str, bytes] = SharedCache(100, len)
    made, got, started, go_on = [], [], threading.Event(), threading.Event()

    def make() -> bytes:
        made.append(1)
        started.set()
        go_on.wait(10)
        return b"value"

    threads = [threading.Thread(target=lambda: got.append(cache.get("a", make))) for _ in range(30)]
    for thread in threads:
        thread.start()
    started.wait(10)
    go_on.set()
    for thread in threads:
        thread.join()
    assert (len(made), len(got), set(got)) == (1, 30, {b"value"})


def test_the_longest_unused_goes_first_and_one_is_always_kept() -> None:
    cache: SharedCache[str, bytes] = SharedCache(10, len)
    for name in "ab":
        cache.get(name, lambda: b"12345")
    cache.get("a", lambda: pytest.fail("it is there"))
    cache.get("c", lambda: b"12345")
    cache.get("a", lambda: pytest.fail("it was used after b"))
    assert cache.get("b", lambda: b"other") == b"other"
    assert cache.get("large", lambda: b"x" * 99) == b"x" * 99
    assert cache.weight == 99


def test_an_error_goes_to_who_asked_and_the_next_tries_again() -> None:
    cache: SharedCache[str, bytes] = SharedCache(10, len)
    with pytest.raises(ZeroDivisionError):
        cache.get("a", lambda: bytes(1 // 0))
    assert cache.get("a", lambda: b"well") == b"well"


@given(st.text("ABCab1-", max_size=9), st.lists(st.text("ABCab1-", max_size=9), max_size=30))
def test_near_names_are_those_of_difflib(asked: str, names: list[str]) -> None:
    upper = {name.upper(): name for name in names}
    expected = get_close_matches(asked.upper(), list(upper), n=4, cutoff=LEAST) if asked else []
    assert suggest_names(asked, names) == [upper[name] for name in expected]


def test_very_long_names_cost_nothing() -> None:
    assert suggest_names("A" * 10_000, ["A" * 10_000, "A"]) == []
    assert suggest_names("ITGA55", ["ITGA5", "A" * 10**7]) == ["ITGA5"]
