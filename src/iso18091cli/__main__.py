"""``python -m iso18091cli``."""

from iso18091cli.cli import main

main()
