"""What is known against the versions of a lock, by pip-audit.  A database that cannot be asked is said, and is no pass.

python scripts/known_vulnerabilities.py requirements.lock

Exit code 1 where something is known, 3 where it could not be asked of all.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main(lock: str) -> int:
    command = ["pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "--timeout", "20"]
    done = subprocess.run(
        [sys.executable, "-m", *command, "--format", "json", "-r", lock], capture_output=True, text=True, check=False
    )
    if not done.stdout.strip():
        print(f"Not audited: {(done.stderr.strip().splitlines() or ['no answer'])[-1]}")
        return 3
    packages = json.loads(done.stdout)["dependencies"]
    asked = [one for one in packages if "skip_reason" not in one]
    known = [(one, what) for one in asked for what in one["vulns"]]
    for one, what in known:
        mended = ", ".join(what["fix_versions"]) or "none yet"
        print(f"{one['name']} {one['version']}: {what['id']}, mended in {mended}")
    print(f"Audited: {len(asked)} of {len(packages)} packages; known against them: {len(known)}")
    return 1 if known else 0 if len(asked) == len(packages) else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
