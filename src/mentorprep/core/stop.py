"""The one thing that ends a command early: a message with its cure and one of six exit codes."""

from collections.abc import Sequence

from mentorprep.core.finding import Finding

NO = 1  # the answer is no: nothing sent, nothing to restore
USAGE = 2  # wrong usage, or an input that a prompt would have asked for
UNUSABLE = 3  # the homework file cannot be used
OUTSIDE = 4  # the outside failed; nothing was lost
INTERRUPTED = 130

EXIT_MEANINGS = {
    0: "Done. For `check`: nothing at or above `--fail-on`, which is `warning` where it is not given.",
    NO: "`check` found something. For other commands the answer is no: nothing sent, nothing to tell, nothing to restore.",
    USAGE: "Wrong usage, or an input that a prompt would have asked for: the message names the flag.",
    UNUSABLE: "The homework cannot be used: not there, not readable, not valid. The message has its place and the nearest fix.",
    OUTSIDE: "The outside failed: disk full, no permission, locked by another run, mail server refused. Nothing was lost.",
    INTERRUPTED: "Interrupted.",
}


class Stop(Exception):  # noqa: N818 - it is no error of the program
    """Ends the command. `message` says what happened, `cure` what to do now; `findings` are the errors of an unusable
    file (`file` is the name they are printed with)."""

    def __init__(
        self, exit_code: int, message: str, cure: str = "", *, file: str = "", findings: Sequence[Finding] = ()
    ) -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.message = message
        self.cure = cure
        self.file = file
        self.findings = tuple(findings)
