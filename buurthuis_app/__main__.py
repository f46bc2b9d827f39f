"""`python -m buurthuis_app`, and both installed commands."""

import gc
import io
import sys

from buurthuis_app.loading import start_light


def main() -> int:
    """Run the command line; every text stream speaks UTF-8, whatever the console thinks."""
    # While the program loads nothing becomes garbage, and looking for it costs a tenth of the start. The window
    # and the commands turn it on again.
    gc.disable()
    start_light()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from buurthuis_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
