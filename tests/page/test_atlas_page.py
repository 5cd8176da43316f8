"""An atlas' page in a real browser: a gene typed, the answer, the other language, a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from atlases import atlas_of, table
from geneverdict.messages import Message, speaker

pytestmark = pytest.mark.slow


@pytest.fixture
def address(tmp_path: Path, origins: list[str]) -> Iterator[str]:
    """A served atlas of simulated contrasts."""
    from geneverdict.web.atlas import create_atlas_app
    from geneverdict.web.server import listen, server_of

    folder = atlas_of(tmp_path / "atlas", [table(i, genes=40, tissue="a long name of a tissue") for i in range(12)])
    running, listening = server_of(create_atlas_app(folder)), listen(0)
    thread = Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    origins.append(f"http://127.0.0.1:{listening.getsockname()[1]}")
    yield origins[0]
    running.should_exit = True
    thread.join(timeout=20)


def test_a_gene_is_typed_and_answered_in_either_language_on_a_phone_too(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_function("() => document.activeElement.name === 'gene'")  # the box has the focus by itself
    page.keyboard.type("G7")
    page.keyboard.press("Enter")
    page.wait_for_selector(".verdict")
    assert page.locator(".verdict").inner_text().startswith("G7: ")
    page.get_by_role("checkbox").check()
    page.get_by_label("FDR <").fill("0.5")
    page.get_by_role("button").click()
    page.wait_for_selector(".alike")
    assert "fdr=0.5" in page.url
    page.get_by_role("link", name=speaker("zh")(Message("language-name"))).click()
    page.wait_for_selector("html[lang^=zh]")
    assert page.get_by_role("searchbox").input_value() == "G7"
    page.locator(".alike a").first.click()
    page.wait_for_url("**gene=G*lang=zh")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.go_back()
    assert page.get_by_role("searchbox").input_value() == "G7"
