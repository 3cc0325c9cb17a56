"""Run as ``python -m kintrace``."""

from kintrace.cli import main

if __name__ == "__main__":
    main()
