"""Where the ``claimx`` command starts: nothing heavy is imported before it is known to be needed."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # what it would import takes as long as the answer to --version
    from collections.abc import Sequence

HELP = os.path.join(os.path.dirname(__file__), "help.txt")
"""What ``claimx --help`` prints, kept since the command line library takes four times as long to say it. A test holds it to
what the library says: after a change of the commands, ``python -m claimx.cli.app > src/claimx/cli/help.txt`` writes it anew."""


def main(arguments: "Sequence[str] | None" = None) -> None:
    """Runs one command and exits with its status; see ``claimx --help`` for what each status means.

    Args:
        arguments: the words after ``claimx``; None takes those of the process.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in (["--version"], ["-V"]):  # asked by scripts, often: answered without the command line library
        from claimx._version import __version__

        sys.stdout.write(f"claimx {__version__}\n")
        sys.exit(0)
    if words in (["--help"], ["-h"]):
        with open(HELP, encoding="utf-8") as file:
            sys.stdout.write(file.read())
        sys.exit(0)
    from claimx.cli.app import run_app

    sys.exit(run_app(words))


if __name__ == "__main__":
    main()
