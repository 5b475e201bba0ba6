"""`mentorprep edit`: the file in the mentee's own editor, and never a broken one over a good one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from mentorprep import storage
from mentorprep.core.format.read import load
from mentorprep.core.past import change_told, read
from mentorprep.core.stop import NO, OUTSIDE, USAGE, Stop
from mentorprep.storage import edited
from mentorprep.terminal import history_text
from mentorprep.terminal.editor import edit_file, is_named
from mentorprep.terminal.failure import failure_text
from mentorprep.terminal.prompts import ask_choice

if TYPE_CHECKING:
    from pathlib import Path

    from mentorprep.cli.settings import Settings
    from mentorprep.core.finding import Finding

_MOST_ERRORS = 10  # told before the choice; the others come when these are mended
_AGAIN, _KEEP, _DISCARD = range(3)


def edit(context: typer.Context) -> None:
    """Open the homework in your editor: $VISUAL, else $EDITOR. What you save there is checked first, and a file with an
    error never takes the place of a good one. Without a terminal, only an editor that $VISUAL or $EDITOR names is opened.

    Example: mentorprep edit
    """
    settings: Settings = context.obj
    path = settings.homework_file()
    data = storage.read_bytes(path)
    if not settings.may_ask and (settings.no_input or not is_named(os.environ)):
        raise Stop(
            USAGE,
            "`edit` opens an editor, and there is no terminal for one.",
            f"Open {path} in any editor, then `mentorprep check`; or change it by `mentorprep update` and `add`. Programs "
            "that need no terminal: set EDITOR.",
        )
    try:
        _Editing(settings, path, _copy(settings, path, data)).run()
    except OSError as error:
        raise Stop(
            OUTSIDE, f"The copy to edit cannot be kept: {error.strerror or error}.", "Nothing changed."
        ) from error


def _copy(settings: Settings, path: Path, data: bytes) -> edited.Copy:
    """The draft of an earlier run, if it is to be gone on with; else a fresh copy."""
    draft = edited.find_copy(path)
    if draft is None or not draft.has_changed():
        return edited.make_copy(path, data)
    if not settings.may_ask:
        raise Stop(
            USAGE,
            f"There is a draft of {path.name} from an earlier edit, and nobody can be asked what becomes of it.",
            f"Run edit in a terminal, or move the draft away: {draft.path}",
        )
    prompt = f"There is a draft of {path.name} from an earlier edit."
    choices = ["Go on with the draft", "Begin from the file as it is, without the draft"]
    if draft.base != data:
        _tell_changes(settings, draft.base, data, f"{path.name} has changed since then:")
        choices[0] = "Go on with the draft, which will replace these changes"
    if ask_choice(settings.console, prompt, choices):
        return edited.make_copy(path, data)
    return edited.rebased(draft, data)


def _tell_changes(settings: Settings, before: bytes, after: bytes, headline: str) -> None:
    settings.console.err(headline)
    for change in change_told(read(before), read(after)):
        settings.console.err(settings.console.wrap(change, first="    ", rest="      "))


class _Editing:
    """One edit: the homework, and the copy that is open in the editor."""

    def __init__(self, settings: Settings, path: Path, copy: edited.Copy) -> None:
        self.settings = settings
        self.console = settings.console
        self.path = path
        self.copy = copy

    def run(self) -> None:
        """Edit until the copy can be written, nothing changed, or it is left."""
        while True:
            data = self._edited()
            if data == self.copy.base:
                edited.discard_copy(self.path)
                self.console.out("Nothing changed.")
                self.console.note(
                    self.console.fold('An editor that returns at once needs a flag to wait: EDITOR="code --wait".')
                )
                return
            document = load(data)
            if document.homework is not None:
                self._write(data)
                return
            self._decide(document.findings)

    def _edited(self) -> bytes:
        try:
            edit_file(self.copy.path, os.environ)
        except Stop as stop:
            if not self.copy.has_changed():
                edited.discard_copy(self.path)
                raise
            raise Stop(stop.exit_code, stop.message, f"{stop.cure} {self._kept()}".strip()) from stop
        return self.copy.read()

    def _decide(self, findings: tuple[Finding, ...]) -> None:
        """Edit again, or end with nothing written."""
        for finding in findings[:_MOST_ERRORS]:
            self.console.err(self.console.fold(failure_text(os.fspath(self.path), finding)))
        if (more := len(findings) - _MOST_ERRORS) > 0:
            self.console.err(f"and {more} more")
        if not self.settings.may_ask:
            raise Stop(USAGE, f"{self.path.name} is as it was; this cannot take its place.", self._kept())
        try:
            choice = ask_choice(
                self.console,
                f"{self.path.name} is as it was; this cannot take its place yet.",
                ["Edit again", "Keep it as a draft for later", "Discard it"],
            )
        except (Stop, KeyboardInterrupt):
            self.console.err(self._kept())
            raise
        if choice == _KEEP:
            raise Stop(NO, "Nothing is written.", self._kept())
        if choice == _DISCARD:
            edited.discard_copy(self.path)
            raise Stop(NO, "Discarded; nothing is written.")

    def _write(self, data: bytes) -> None:
        def choose(there: bytes | None) -> storage.Chosen:
            if there != self.copy.base:
                raise Stop(
                    OUTSIDE, f"{self.path.name} was changed by something else meanwhile, and stays as it is now."
                )
            return storage.Chosen(data, "edit")

        try:
            saved = storage.put_back(self.path, choose, now=self.settings.now)
        except Stop as stop:
            cure = f"{stop.cure} {self._kept()}".strip()
            raise Stop(stop.exit_code, stop.message, cure, file=stop.file, findings=stop.findings) from stop
        self.settings.tell_what_was_found(saved)
        before = self.copy.base
        edited.discard_copy(self.path)
        self.console.out(f"Saved {self.path}.")
        history_text.print_changes(self.console, change_told(read(before), read(data)))
        self.settings.tell_next("`mentorprep check` says what this means for the dates.", saved)

    def _kept(self) -> str:
        return f"What you wrote is kept; `{self.settings.command_line('edit')}` goes on from there ({self.copy.path})."
