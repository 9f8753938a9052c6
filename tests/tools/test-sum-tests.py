#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Checks that build-aux/sum-tests counts what was run. Its argument is that program."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SUM_TESTS = sys.argv[1]

FLAT = "TAP version 13\n1..3\nok 1 /a/one\nok 2 /a/two # SKIP no such thing\nnot ok 3 /a/three\n"
NESTED = (
    "TAP version 14\n"
    "# Subtest: a\n"
    "    # Subtest: b\n"
    "        ok 1 /a/b/one\n"
    "        ok 2 /a/b/two\n"
    "        1..2\n"
    "    ok 1 - b\n"
    "    ok 2 /a/three\n"
    "    1..2\n"
    "ok 1 - a\n"
    "ok 2 /four # TODO later\n"
    "1..2\n"
)

# Name, programs as (result, standard output), the last line, the exit status, and words that must be there.
CASES = [
    ("nothing ran", [], "0 passed, 0 failed", 1, ""),
    ("a program without TAP", [("OK", "")], "1 passed, 0 failed", 0, ""),
    ("skipped alone is not enough", [("SKIP", "1..0 # SKIP\n")], "0 passed, 0 failed, 1 skipped", 1, ""),
    ("flat", [("FAIL", FLAT)], "1 passed, 1 failed, 1 skipped", 1, "FAILED all: program: /a/three"),
    ("nested", [("OK", NESTED)], "4 passed, 0 failed", 0, ""),
    ("both", [("OK", NESTED), ("OK", "ok 1 x\n1..1\n")], "5 passed, 0 failed", 0, ""),
    ("a crash after the first", [("ERROR", "1..2\nok 1 /a\n")], "1 passed, 1 failed", 1, "FAILED all: program: error"),
    ("a time-out", [("TIMEOUT", "")], "0 passed, 1 failed", 1, "timeout"),
    ("words that look like TAP", [("OK", "okay then\n  not okay\nok 1 fine\n")], "1 passed, 0 failed", 0, ""),
    ("a failure inside", [("FAIL", "    not ok 1 /deep\nnot ok 1 - outer\n")], "0 passed, 1 failed", 1, "/deep"),
]


def run(programs, *more):
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        entries = [
            {"name": "program", "result": result, "returncode": 0, "stdout": output, "stderr": ""}
            for result, output in programs
        ]
        log.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
        command = [sys.executable, SUM_TESTS, *more, f"all={log}"]
        return subprocess.run(command, capture_output=True, text=True, check=False)


def main():
    failed = False
    cases = CASES + [("what could not start", [("OK", "")], "1 passed, 1 failed", 1, "FAILED build")]
    print(f"1..{len(cases)}")
    for number, (title, programs, last, status, words) in enumerate(cases, 1):
        more = ["--broken", "build"] if title == "what could not start" else []
        result = run(programs, *more)
        good = (
            result.returncode == status
            and result.stdout.rstrip().splitlines()[-1] == last
            and words in result.stdout
        )
        if not good:
            failed = True
            print("".join(f"# {line}\n" for line in (result.stdout + result.stderr).splitlines()), end="")
        print(f"{'ok' if good else 'not ok'} {number} {title}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
