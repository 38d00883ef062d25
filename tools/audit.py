"""constraints.txt -> known faults of the versions in it, by pip-audit. Says plainly where nothing could be asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_ASKED = 3
"""Exit code where the list of known faults was out of reach: nothing is known, good or bad."""
_NO_NETWORK = ("ConnectionError", "ConnectError", "NameResolution", "Max retries exceeded", "Timeout", "ServiceError")


def main() -> int:
    """0: no fault is known; 1: some are, and named; NOT_ASKED."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / "constraints.txt"), "--no-deps"]
    done = subprocess.run(
        [*command, "--disable-pip", "--progress-spinner=off"], capture_output=True, text=True, check=False
    )
    print(done.stdout, end="")
    if done.returncode and any(sign in done.stderr for sign in _NO_NETWORK):
        print(
            "NOT AUDITED: the list of known faults cannot be reached from here. Run it again with a network.",
            file=sys.stderr,
        )
        return NOT_ASKED
    print(done.stderr, end="", file=sys.stderr)
    if missing := done.stdout.count("could not be audited"):
        print(f"NOT AUDITED: nothing could be found out about {missing} packages.", file=sys.stderr)
        return done.returncode or NOT_ASKED
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
