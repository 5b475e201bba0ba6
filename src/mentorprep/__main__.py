"""The door: answers `--version` without importing anything, Tab with what it needs, and opens the house for everything else."""

import os
import sys


def main() -> None:
    """Run mentorprep on the words of the command line and end with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from mentorprep import __version__

        sys.stdout.write(f"mentorprep {__version__}\n")
        return
    if "_MENTORPREP_COMPLETE" in os.environ:
        from mentorprep.cli.completion import offered

        sys.stdout.buffer.write(offered(sys.argv[1:], os.environ))
        return
    from mentorprep.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
