"""Text of a user's own file as UTF-8: in which encoding it was, guessed where nobody says."""

from __future__ import annotations

from collections import Counter

from geneverdict.errors import ReadError
from geneverdict.io.sources.text import decode
from geneverdict.messages import Code, Message, Name, count

_LOOKED_AT = 1 << 20
_REMOVED = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_SPACES = "\u00a0\u2007\u202f\u3000"
_INVISIBLE = str.maketrans(dict.fromkeys(_REMOVED) | dict.fromkeys(_SPACES, " "))
_PUNCTUATION = "，。、；：（）“”《》—－＋℃μ"
_COMMON_SHARE = 0.8


def as_utf8(data: bytes, what: str, encoding: str | None, where: str) -> tuple[bytes, tuple[Message, ...]]:
    """UTF-8 without invisible characters, and notes on what was guessed and taken out.

    ``what`` is a code for whose text it is, ``encoding`` the user's word.  Raises ReadError where the text is in
    another one.
    """
    notes: tuple[Message, ...] = ()
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except ValueError:
            raise ReadError(Message("error-encoding", {"encoding": Name(encoding)}), where=where) from None
    elif data.isascii():
        return data, ()
    else:
        text, found = guessed(data)
        if found != "utf-8":
            notes = (Message("read-guessed_encoding", {"what": Code(what), "encoding": Name(found)}),)
    n_invisible = sum(map(text.count, _REMOVED + _SPACES))
    if n_invisible:
        text = text.translate(_INVISIBLE)
        notes += (Message("read-invisible", {"what": Code(what), "n": count(n_invisible)}),)
    return text.encode("utf-8", "replace"), notes


def guessed(data: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8; GB18030 where its characters are those that Chinese is written with; else
    Windows-1252 or Latin-1, which take nearly everything.

    >>> guessed("样本,分组".encode("gbk"))
    ('样本,分组', 'gb18030')
    >>> guessed("5 µl à Évry".encode("latin-1"))
    ('5 µl à Évry', 'cp1252')
    """
    text, encoding = decode(data)
    if encoding != "utf-8":
        try:
            chinese = data.decode("gb18030")
        except UnicodeDecodeError:
            return text, encoding
        if _common_share(chinese[:_LOOKED_AT]) >= _COMMON_SHARE:
            return chinese, "gb18030"
    return text, encoding


def _common_share(text: str) -> float:
    """Of the characters beyond ASCII, how many are of the 3,755 that are most used in Chinese, or its punctuation."""
    seen = Counter(c for c in text if c > "\x7f")
    common = sum(n for c, n in seen.items() if c in _PUNCTUATION or b"\xb0" <= c.encode("gb2312", "replace") < b"\xd8")
    return common / max(seen.total(), 1)
