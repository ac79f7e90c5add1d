"""Where the ``claimx`` command starts: nothing heavy is imported before it is known to be needed."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits with its status; see ``claimx --help`` for what each status means.

    Args:
        arguments: the words after ``claimx``; None takes those of the process.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in (["--version"], ["-V"]):  # asked by scripts, often: answered without the command line library
        from claimx._version import __version__

        sys.stdout.write(f"claimx {__version__}\n")
        sys.exit(0)
    from claimx.cli.app import run_app

    sys.exit(run_app(words))


if __name__ == "__main__":
    main()
