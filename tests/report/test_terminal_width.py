"""Eighty columns, in every language: nothing of a table is cropped, no line is broken twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
import typer
from rich.console import Console
from rich.text import Text

from geneverdict.cli import show
from geneverdict.cli.app import app
from geneverdict.cli.terminal import answer_table
from geneverdict.cli.usage import metavar
from geneverdict.cli.wrap import cells, wrap
from geneverdict.messages import languages, speaker
from geneverdict.messages.catalogue import own_catalogue
from geneverdict.messages.syntax import WHOLE
from geneverdict.model.verdict import Call


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("call", Call)
def test_the_widest_row_keeps_its_call_and_its_numbers(factory, lang: str, call: Call) -> None:
    """Large groups, many genes, small p: what gives way is the name of the series and its size, which may be folded."""
    answer = factory.six().genes[0]
    item = next(one for one in answer.answers if one.row)
    row = replace(item.row, log2fc=-10.25, ci_low=-12.25, ci_high=-10.75, p=1.2e-100, fdr=3.4e-98, rank=54675)
    wide = replace(item, id="GSE99000001-high", design="unpaired", n_case=1234, n_control=1234, row=row, call=call)
    say = speaker(lang)
    console = Console(width=80, record=True)
    for part in answer_table(replace(answer, answers=(wide,)), say):
        if not isinstance(part, Text):
            console.print(part)
    shown = console.export_text()
    assert all(cells(line) <= 80 for line in shown.splitlines())
    word = say(replace(call.word, code=f"{call.word.code}.short"))
    for text in (word, "[-12.25, -10.75]".replace("-", "\u2212"), "54,675"):
        assert text in shown


@pytest.mark.parametrize("room", range(12, 24))
def test_a_closing_mark_takes_what_is_before_it_along(room: int) -> None:
    text = "这个基因在数据集（GSE1）中，“判定为上调”；另一个（例如 GSE2、GSE3）则没有！"
    lines = wrap(text, room)
    assert all(cells(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。；、）”！" or line[-1] in "（“"]


def test_a_part_that_is_set_in_ends_where_its_words_end(capsys: pytest.CaptureFixture[str]) -> None:
    body = {"id": "mine", "title": "", "platform": "", "organism": "", "n_probes": 303, "n_samples": 10, "notes": []}
    said = {"grade": "sure", "evidence": [{"text": "一个基因，在数据集中" * 12}]}
    show.show_parts(show._look_lines({**body, "scale": said, "groups": said, "pairs": said}))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["mine", "303 probes × 10 samples"]
    assert [line for line in lines if line != line.rstrip() or cells(line) > 80] == []


@pytest.mark.parametrize("lang", languages())
def test_every_placeholder_of_the_commands_has_its_word(lang: str) -> None:
    """An unknown one would be shown as the last of the list."""
    (piece,) = own_catalogue(lang)["help-metavar"][WHOLE]
    known = set(piece[2])
    command = typer.main.get_command(app)
    params = [one for sub in command.commands.values() for one in sub.params]  # type: ignore[attr-defined]
    asked = {metavar(one).values["name"].value for one in params if not getattr(one, "is_flag", False)}  # type: ignore[union-attr]
    assert asked - known == set()
