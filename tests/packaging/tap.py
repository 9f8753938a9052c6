# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""The few lines of the Test Anything Protocol that the checks here speak."""

import shutil
import subprocess
import sys


class Report:
    """Numbers the results, and ends the program with the right status."""

    def __init__(self):
        self.count = 0
        self.failed = False

    def check(self, name, good, detail=""):
        """One result; detail is shown when it is not good."""
        self.count += 1
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        if not good:
            self.failed = True
            for line in str(detail).splitlines():
                print(f"# {line}")
        return good

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")

    def run(self, name, command, quiet=False, **options):
        """Runs a command, which must succeed and, when quiet is set, say nothing.

        Returns its output, or None when the program is not there or the result is not good.
        """
        if shutil.which(command[0]) is None:
            self.skip(name, f"there is no {command[0]}")
            return None
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, check=False, **options
        )
        said = done.stdout + done.stderr
        good = done.returncode == 0 and not (quiet and said.strip())
        self.check(name, good, f"{' '.join(map(str, command))}: status {done.returncode}\n{said}")
        return done.stdout if good else None

    def end(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)
