"""Whether a process runs."""

from __future__ import annotations

import os

_SYNCHRONIZE, _STILL_WAITING, _ACCESS_DENIED = 0x00100000, 0x102, 5


def is_running(pid: int) -> bool:
    """Asked without touching it: on Windows ``os.kill(pid, 0)`` would end the process instead of asking for it."""
    if os.name == "nt":
        return _on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _on_windows(pid: int) -> bool:
    """One that may not be looked at is there."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]  # Windows alone has it
    handle = kernel.OpenProcess(_SYNCHRONIZE, 0, pid)
    if not handle:
        return bool(ctypes.get_last_error() == _ACCESS_DENIED)  # type: ignore[attr-defined]
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == _STILL_WAITING)
    finally:
        kernel.CloseHandle(handle)
