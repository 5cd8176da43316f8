"""Genes by name, some of them in lists: ``@list.txt`` stands for the symbols in that file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from geneverdict.errors import StudyError, system_reason
from geneverdict.messages import Message, Name, Value, count, whole

MARK = "@"
LARGEST = 1_000_000
"""Bytes of a list."""
MOST = 1000
"""Genes of a list: each is answered in every series, in full."""
LONGEST = 64
"""Letters of a symbol."""


def expand_lists(words: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The names in their order, once each; for ``@FILE`` those in the file, whose path counts from ``folder``.

    Raises StudyError for a list that is not there, names no gene, or is too long, and for a line that is no symbol.
    """
    named = (name for word in words for name in (_read(folder, word) if word.startswith(MARK) else (word,)))
    return tuple(dict.fromkeys(named))


def _read(folder: Path, word: str) -> tuple[str, ...]:
    path = folder / word.removeprefix(MARK)
    names = tuple(dict.fromkeys(_symbols(_text(path, word), word)))
    if not names:
        raise StudyError(Message("error-list_empty"), where=word)
    if len(names) > MOST:
        raise StudyError(Message("error-list_too_long", {"n": count(len(names)), "most": count(MOST)}), where=word)
    return names


def _text(path: Path, word: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise StudyError(Message("error-no_list"), where=word) from None
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else Message("study-not_utf8")
        raise StudyError(Message("error-list_unreadable", {"why": why}), where=word) from None
    if len(content) > LARGEST:
        raise StudyError(Message("error-list_too_large", {"most": count(LARGEST)}), where=word)
    return text


def _symbols(text: str, word: str) -> Iterator[str]:
    """One to a line; what stands behind a # is a comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        symbol = line.partition("#")[0].strip()
        if len(symbol) > LONGEST or "\t" in symbol or "," in symbol:
            values: dict[str, Value] = {"line": whole(number), "found": Name(symbol[:LONGEST])}
            raise StudyError(Message("error-list_line", values), where=word)
        if symbol:
            yield symbol
