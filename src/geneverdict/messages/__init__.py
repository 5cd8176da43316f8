"""What is said and how: a message is a code with values; a catalogue for each language has the words.

No other package makes prose.  A message is made where its facts are known and said where somebody reads it::

    say(Message("list-more", {"n": count(3)}), "zh")
"""

from __future__ import annotations

from geneverdict.messages.catalogue import catalogue, languages
from geneverdict.messages.encode import from_json, to_json, with_text
from geneverdict.messages.message import (
    Code,
    Kind,
    Message,
    Messages,
    Name,
    Names,
    Number,
    Value,
    choice,
    count,
    effect,
    fixed1,
    fold,
    hazard,
    known,
    messages,
    names,
    p,
    percent,
    percent1,
    quoted,
    ratio,
    share,
    threshold,
    value,
    whole,
)
from geneverdict.messages.numbers import write
from geneverdict.messages.render import Say, Speaker, english, has, say, shorten, speaker

__all__ = [
    "Code",
    "Kind",
    "Message",
    "Messages",
    "Name",
    "Names",
    "Number",
    "Say",
    "Speaker",
    "Value",
    "catalogue",
    "choice",
    "count",
    "effect",
    "english",
    "fixed1",
    "fold",
    "from_json",
    "has",
    "hazard",
    "known",
    "languages",
    "messages",
    "names",
    "p",
    "percent",
    "percent1",
    "quoted",
    "ratio",
    "say",
    "share",
    "shorten",
    "speaker",
    "threshold",
    "to_json",
    "value",
    "whole",
    "with_text",
    "write",
]
