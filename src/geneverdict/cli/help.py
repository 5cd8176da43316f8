"""The page of ``--help``, in the language chosen: its words stand in the catalogue, its outline in the commands.

``help-COMMAND`` says what a command does; attributes of it (``more``, ``example``, the name of a parameter) say the
rest, and ``help-option`` those parameters that several commands have.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from geneverdict.cli.speech import OPTION, say
from geneverdict.cli.usage import metavar, near_command
from geneverdict.cli.wrap import cells, wrap
from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, has, languages

WIDEST = 78
_NAMES = 30
"""Cells of the left column, at most."""
Row = tuple[str, str]


class SpokenCommand(TyperCommand):
    """A command whose help is in the language chosen."""

    def get_help(self, ctx: Any) -> str:
        return page(self, ctx)


class SpokenGroup(TyperGroup):
    """The commands together."""

    def get_help(self, ctx: Any) -> str:
        return page(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As its own, with our error.  Options that nobody knows are left to it."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise UsageError(near_command(args[0], self.list_commands(ctx), ctx.command_path))
        return super().resolve_command(ctx, args)


def page(command: Any, ctx: Any) -> str:
    """Usage, what the command does, an example, arguments, options, commands."""
    room = min(shutil.get_terminal_size().columns, WIDEST + 2) - 2
    usage = Message("help-usage", {"command": Name(ctx.command_path), "pieces": Name(" ".join(_pieces(command)))})
    lines = wrap(say(usage), room)
    lines += _about(f"help-{command.name}", room)
    arguments = [_row(command, one) for one in command.params if one.param_type_name == "argument"]
    options = [_row(command, one) for one in command.params if one.param_type_name == "option"]
    options += [_language(), ("-h, --help", say(Message("help-option.help")))]
    commands = [(name, say(Message(f"help-{name}"))) for name in getattr(command, "commands", ())]
    for head, rows in (("arguments", arguments), ("options", options), ("commands", commands)):
        lines += _section(say(Message("help-section", {"which": Code(head)})), rows, room)
    return "\n".join(lines)


def _pieces(command: Any) -> Iterator[str]:
    """What is written behind the command's name."""
    yield say(Message("help-options"))
    for one in command.params:
        if one.param_type_name == "argument":
            name = say(metavar(one))
            yield name if one.required else f"[{name}]"
    if hasattr(command, "commands"):
        yield say(Message("help-subcommand"))


def _about(entry: str, room: int) -> list[str]:
    """Paragraphs, then commands as one types them, which are never broken."""
    lines: list[str] = []
    for name in ("", ".more", ".start"):
        if has(entry, name[1:]):
            lines += ["", *(f"  {line}" for line in wrap(say(Message(f"{entry}{name}")), room - 2))]
    lines += [f"    {say(Message(f'{entry}.{name}'))}" for name in ("first", "second", "third") if has(entry, name)]
    if has(entry, "example"):
        lines += ["", f"  {say(Message('help-example', {'line': Message(f'{entry}.example')}))}"]
    return lines


def _row(command: Any, param: Any) -> Row:
    own = f"help-{command.name}"
    words = say(Message(f"{own if has(own, param.name) else 'help-option'}.{param.name}"))
    return _names(param), f"{words}{_extra(param)}"


def _names(param: Any) -> str:
    if param.param_type_name == "argument":
        return say(metavar(param))
    names = ", ".join(sorted(param.opts, key=len))
    names += "".join(f" / {name}" for name in param.secondary_opts)
    return names if param.is_flag else f"{names} {say(metavar(param))}"


def _extra(param: Any) -> str:
    """What stands in brackets after a parameter's words."""
    if param.required:
        return f" {say(Message('help-required'))}"
    if getattr(param, "is_flag", False) or param.default in (None, ""):
        return ""
    return f" {say(Message('help-default', {'value': Name(str(param.default))}))}"


def _language() -> Row:
    return f"{OPTION} {'|'.join(languages())}", say(Message("help-option.lang"))


def _section(head: str, rows: list[Row], room: int) -> list[str]:
    if not rows:
        return []
    lines, indent = ["", head], min(max(cells(name) for name, _ in rows) + 2, _NAMES)
    for name, words in rows:
        first, *rest = wrap(words, room - indent - 2)
        left = f"  {name}{' ' * (indent - cells(name))}"
        if cells(name) + 2 > indent:  # too wide for its column: a line of its own
            lines.append(f"  {name}")
            left = " " * (indent + 2)
        lines += [f"{left}{first}", *(" " * (indent + 2) + line for line in rest)]
    return lines
