"""Runs every `sh` block of a README in a fresh copy of the tracked files, as a new user would.

A block's commands run in one shell that stops at the first failure. `https://github.com/...` git addresses stand for a
repository this script makes, so that nothing outside is reached; a line that starts a server (ends in `&`) is stopped
when its block ends.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
GIT = re.compile(r"https://(?:github|gitlab)\.com/\S+?\.git")


def main(readme: Path, scratch: Path) -> int:
    """Exit status: 0 when every block ran."""
    root = readme.resolve().parent
    copy = scratch / "rolecite"
    copy.mkdir(parents=True)
    listing = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    tracked = subprocess.run(listing, cwd=root, capture_output=True, check=True).stdout
    _copy(root, copy, tracked)
    handbook = _handbook(scratch, copy)
    for number, block in enumerate(BLOCK.findall(readme.read_text(encoding="utf-8")), 1):
        script = GIT.sub(f"file://{handbook}", block)
        print(f"-- block {number}\n{script}", flush=True)
        prelude = "set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
        done = subprocess.run(["bash", "-c", prelude + script], cwd=copy, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            print(f"block {number} of {readme.name} failed with exit status {done.returncode}")
            return 1
    return 0


def _copy(root: Path, copy: Path, tracked: bytes) -> None:
    for name in filter(None, tracked.decode().split("\0")):
        source = root / name
        if source.is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            target.chmod(source.stat().st_mode)


def _handbook(scratch: Path, copy: Path) -> Path:
    """A git repository with the sample corpus where the README says a handbook keeps its job families."""
    handbook = scratch / "handbook.git"
    families = handbook / "content" / "job-families"
    families.parent.mkdir(parents=True)
    subprocess.run(["cp", "-r", str(copy / "corpus" / "sample"), str(families)], check=True)
    identity = ["-c", "user.name=ci", "-c", "user.email=ci@example.org"]
    for command in (["init", "--quiet"], ["add", "."], [*identity, "commit", "--quiet", "-m", "handbook"]):
        subprocess.run(["git", *command], cwd=handbook, check=True)
    return handbook


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
