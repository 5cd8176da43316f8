"""What the reader of the command line finds wrong, as one of our own errors in the language chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Value, has, names

_EXTRA = re.compile(r"extra argument\S* \((.*)\)")
_NO_VALUE = re.compile(r"not take\b")
_FOUND = re.compile(r"^'?(.*?)'? is not\b")


def usage_error(error: Any) -> UsageError:
    """``error``: any usage error of typer's, whose classes and words differ between its versions."""
    context = getattr(error, "ctx", None)
    values: dict[str, Value] = {"command": Name(context.command_path if context is not None else "geneverdict")}
    message = _told(error)
    entry = f"help-{context.info_name}" if context is not None else ""
    if has(entry, "example"):
        values["example"] = Message(f"{entry}.example")
    return UsageError(Message(message.code, {**message.values, **values}))


def near_command(name: str, commands: Sequence[str], command: str) -> Message:
    near = names(get_close_matches(name, commands, n=2, cutoff=0.5))
    return Message("error-no_such_command", {"name": Name(name), "near": near, "command": Name(command)})


def metavar(param: Any) -> Message:
    """What stands for a value on the page of help."""
    return Message("help-metavar", {"name": Code((param.metavar or param.name).casefold())})


def _told(error: Any) -> Message:
    text, param = str(getattr(error, "message", "") or error), getattr(error, "param", None)
    kind = type(error).__name__
    if kind == "MissingParameter" and param is not None:
        return Message("error-missing_argument", {"kind": Code(param.param_type_name), "name": _name(param)})
    if kind == "NoSuchOption":
        near = names(sorted(error.possibilities or ()))
        return Message("error-no_such_option", {"name": Name(error.option_name), "near": near})
    if kind == "BadOptionUsage":
        lacks = "error-option_with_value" if _NO_VALUE.search(text) else "error-option_without_value"
        return Message(lacks, {"name": Name(error.option_name)})
    if kind == "BadParameter" and param is not None:
        return _bad_value(param, error)
    if extra := _EXTRA.search(text):
        return Message("error-extra_arguments", {"words": Name(extra[1])})
    return Message("error-usage", {"text": Name(text.rstrip("."))})


def _bad_value(param: Any, error: Any) -> Message:
    """What is wanted, the catalogue knows by the option's metavar."""
    wanted = Code((param.metavar or "").casefold())
    return Message("error-option_value", {"name": _name(param), "wanted": wanted, "found": Name(_found(error))})


def _found(error: Any) -> str:
    """What was written, out of what the library says of it."""
    refused = getattr(error.__cause__, "errors", None)
    if refused is not None:
        return str(refused()[0]["input"])
    text = str(error.message)
    quoted = _FOUND.search(text)
    return quoted[1] if quoted else text.rstrip(".")


def _name(param: Any) -> Value:
    return metavar(param) if param.param_type_name == "argument" else Name(max(param.opts, key=len))
