"""The door: answers `--version` without importing anything, Tab with what it needs, and opens the house for everything else."""

import gc
import os
import sys

# New objects between two searches for garbage. A run is short, and nearly all that it makes lives to its end: by Python's
# own 700 a sixth of the time goes into searches that find nothing.
_RARELY = 500_000


def main() -> None:
    """Run mentorprep on the words of the command line and end with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from mentorprep import __version__

        sys.stdout.write(f"mentorprep {__version__}\n")
        return
    gc.set_threshold(_RARELY)
    if "_MENTORPREP_COMPLETE" in os.environ:
        from mentorprep.cli.completion import offered

        sys.stdout.buffer.write(offered(sys.argv[1:], os.environ))
        return
    from mentorprep.cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()  # the process ends: Python shall not look through all of it once more
    sys.exit(code)


if __name__ == "__main__":
    main()
