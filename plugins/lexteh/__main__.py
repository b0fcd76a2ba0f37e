"""``python -m lexteh``: the same as the ``lexteh`` command."""

from lexteh.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
