"""``python -m iso18091cli``."""

from iso18091cli.cli import main

if __name__ == "__main__":  # a worker process imports this module as well
    main()
