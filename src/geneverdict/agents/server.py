"""The tools as a server of the Model Context Protocol on standard input and output, by the official library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from geneverdict.agents.tools import Tools
from geneverdict.errors import GeneverdictError, UsageError
from geneverdict.io.results.summary import read_study
from geneverdict.messages import Message, Say
from geneverdict.settings import Settings
from geneverdict.version import __version__

NAMES = ("series", "gene", "why_not", "pooled", "table", "survival", "inspect", "compare")


def serve(folders: Sequence[Path], settings: Settings, say: Say) -> None:
    """Answer until the input ends.  Raises UsageError where the library is not installed, ResultsError for a folder
    without results."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError:
        raise UsageError(Message("error-no_mcp")) from None
    for folder in folders:
        read_study(folder)
    server = MCPServer("geneverdict", instructions=say(Message("mcp-about")), version=__version__, log_level="ERROR")
    tools = Tools(folders, settings, say)
    for name in NAMES:
        server.add_tool(
            _refusing(getattr(tools, name), ToolError, settings.lang),
            name=name,
            description=say(Message(f"mcp-{name}")),
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=name == "inspect"),
            structured_output=False,
        )
    server.run("stdio")


def _refusing(tool: Callable[..., Any], kind: type[Exception], lang: str) -> Callable[..., Any]:
    """The same; what it refuses is told in one line."""

    @wraps(tool)
    def asked(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except GeneverdictError as error:
            raise kind(error.say(lang)) from None

    return asked
