"""Runs, one after the other.  What became of each stands in its folder, whole whatever ends the workbench."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition, Thread
from typing import Any, Literal

from geneverdict.errors import GeneverdictError, UsageError
from geneverdict.io.results.folder import write_whole
from geneverdict.messages import Message, Name, to_json
from geneverdict.settings import Settings
from geneverdict.workbench.worker import kill_group, settings_json
from geneverdict.workbench.workspace import Workspace, read_record

State = Literal["new", "waiting", "running", "done", "failed", "stopped", "interrupted"]
_OPEN = ("waiting", "running")
_JOB = "job.json"
_MOST_STEPS = 400


@dataclass(frozen=True, slots=True)
class Job:
    """A run of a study.  ``steps``: by what they are of (a series, or "" for the study), the last of each."""

    study: str
    state: State = "new"
    lang: str = "en"
    figures: bool = False
    """As files, too: the page and the report draw their own."""
    started: float = 0.0
    """Seconds since 1970."""
    ended: float = 0.0
    error: Mapping[str, Any] | None = None
    analysed: int | None = None
    """Series that could be."""
    steps: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    downloads: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)
    """Bytes that have come, and of how many."""

    def record(self) -> dict[str, Any]:
        """What is kept of it."""
        names = ("state", "lang", "figures", "started", "ended", "error", "analysed")
        return {name: getattr(self, name) for name in names}

    def to_json(self) -> dict[str, Any]:
        return {"study": self.study, **self.record(), "steps": self.steps, "downloads": self.downloads}


class Jobs:
    """A thread of its own takes them in order; any thread may ask."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace, self.settings = workspace, settings
        self._changed = Condition()
        self._jobs = {path.name: _found(path) for path in workspace.studies()}
        self._waiting: deque[str] = deque()
        self._process: subprocess.Popen[str] | None = None
        self.version = 0
        """Another whenever something has changed."""
        for job in list(self._jobs.values()):
            if job.state in _OPEN:  # the workbench was killed meanwhile
                self._put(replace(job, state="interrupted"), keep=True)
        Thread(target=self._work, daemon=True).start()

    def job(self, study: str) -> Job:
        return self._jobs.get(study, Job(study))

    def told(self) -> list[dict[str, Any]]:
        """The newest first: how far each is, or what became of it."""
        with self._changed:
            return [job.to_json() for job in sorted(self._jobs.values(), key=lambda job: -job.started)]

    def run(self, study: str, lang: str, *, figures: bool = False) -> None:
        """Raises UsageError where it runs or waits already, and where it has results."""
        with self._changed:
            if self.job(study).state in (*_OPEN, "done"):
                raise UsageError(Message("error-already_run", {"study": Name(study)}))
            self._put(Job(study, "waiting", lang, figures, started=time.time()), keep=True)
            self._waiting.append(study)
            self._changed.notify_all()

    def stop(self, study: str) -> None:
        """Ends it where it runs or waits; else nothing."""
        with self._changed:
            job = self.job(study)
            if job.state not in _OPEN:
                return
            if study in self._waiting:
                self._waiting.remove(study)
            self._put(replace(job, state="stopped", ended=time.time()), keep=True)
            if job.state == "running" and self._process is not None:
                with suppress(ProcessLookupError):
                    kill_group(self._process.pid)

    def close(self) -> None:
        """End what runs; nothing that waits is begun."""
        with self._changed:
            self._waiting.clear()
            for job in list(self._jobs.values()):
                if job.state in _OPEN:
                    self._put(replace(job, state="interrupted"), keep=True)
            if self._process is not None:
                with suppress(ProcessLookupError):
                    kill_group(self._process.pid)

    def _put(self, job: Job, *, keep: bool = False) -> None:
        with self._changed:
            self._jobs[job.study] = job
            self.version += 1
            if not keep:
                return
            with suppress(OSError, GeneverdictError):  # somebody took the folder away: nobody will ask for it
                write_whole(self._workspace.study(job.study) / _JOB, json.dumps(job.record()))

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                study = self._waiting.popleft()
                self._put(replace(self.job(study), state="running", started=time.time()), keep=True)
                try:
                    folder = self._workspace.study(study)
                    process = self._process = _started(folder)
                except (OSError, GeneverdictError):
                    self._put(replace(_crashed(self.job(study)), state="failed", ended=time.time()), keep=True)
                    continue
            self._follow(study, process)
            _sweep(folder)

    def _follow(self, study: str, process: subprocess.Popen[str]) -> None:
        """Until its end, which a kill may be."""
        assert process.stdin is not None
        assert process.stdout is not None
        job = self.job(study)
        settings = replace(self.settings, lang=job.lang, figures="all" if job.figures else "none")
        with suppress(OSError), process:
            process.stdin.write(json.dumps(settings_json(settings)) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                with self._changed, suppress(ValueError):
                    if self.job(study).state == "running":
                        self._put(_told(self.job(study), json.loads(line)))
        with self._changed:
            self._process = None
            job = self.job(study)
            if job.state == "running":
                ended = job if job.error or job.analysed is not None else _crashed(job)
                state: State = "done" if ended.error is None else "failed"
                self._put(replace(ended, state=state, ended=time.time(), downloads={}), keep=True)


def _found(folder: Path) -> Job:
    """As it was kept; one whose results are there is done, whatever the record says."""
    record = read_record(folder / _JOB)
    known = {name: record[name] for name in Job(folder.name).record() if name in record}
    job = Job(folder.name, **known)
    return replace(job, state="done") if (folder / "results" / "page" / "study.json").is_file() else job


def _started(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "geneverdict.workbench.worker", str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8", cwd=folder, start_new_session=True)


def _told(job: Job, line: Mapping[str, Any]) -> Job:
    if "step" in line:
        about = line["step"]["values"].get("series", {}).get("value", "")
        return replace(job, steps={**job.steps, about: line["step"]}) if len(job.steps) < _MOST_STEPS else job
    if "download" in line:
        return replace(job, downloads={**job.downloads, line["download"]: (line["done"], line["total"])})
    return replace(job, error=line.get("error"), analysed=line.get("done"))


def _crashed(job: Job) -> Job:
    return replace(job, error=to_json(Message("error-run_crashed")))


def _sweep(folder: Path) -> None:
    """What a run that was stopped has left of its results."""
    for left in folder.glob(".results-*"):
        shutil.rmtree(left, ignore_errors=True)
