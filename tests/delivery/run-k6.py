# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Runs run.sh with the k6 on the PATH, under every shell there is, against a service on this machine;
and shares a test among runners as several machines and pods do.

Arguments: the program that writes samples.
"""

import collections
import gzip
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "packaging"))
from tap import Report  # noqa: E402

PLANNED = 60  # 20 requests a second for 3 seconds

report = Report()
if shutil.which("k6") is None:
    report.skip("run.sh with k6", "there is no k6 on the PATH")
    report.end()
folder = pathlib.Path(tempfile.mkdtemp(prefix="loadwright-run-k6-"))
subprocess.run([sys.argv[1], folder], check=True)
bundle = folder / "short"
received = collections.Counter()
slow = threading.Event()


class Service(http.server.BaseHTTPRequestHandler):
    """Takes orders; counts what it gets."""

    protocol_version = "HTTP/1.1"

    def answer(self, status):
        received["health" if self.path == "/health" else "load"] += 1
        received[self.headers.get("Authorization")] += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if slow.is_set() and self.path != "/health":
            status = 500
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def do_GET(self):  # pylint: disable=invalid-name
        self.answer(200)

    def do_POST(self):  # pylint: disable=invalid-name
        self.answer(201)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
URL = f"http://127.0.0.1:{server.server_address[1]}"
SECRET = "a $(touch hostile-was-here) `b` \"c\" \\d"
(bundle / "config.env").write_text(f"API_BASE_URL={URL}\nAPI_TOKEN={SECRET}\n", encoding="utf-8")
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": str(folder),
    "K6_NO_USAGE_REPORT": "true",
    # The page is only written when there is more than a point to show.
    "K6_WEB_DASHBOARD_PERIOD": "1s",
}


def run(shell, *arguments, **environment):
    """Returns the status, what was said, and the folder with results."""
    received.clear()
    shutil.rmtree(bundle / "results", ignore_errors=True)
    done = subprocess.run(
        [*shell, bundle / "run.sh", *arguments],
        cwd="/",
        env={**ENVIRONMENT, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    (results,) = (bundle / "results").iterdir()
    return done.returncode, done.stdout + done.stderr, results


def count_of(summary, metric):
    return sum(
        value["values"]["count"] for name, value in summary["metrics"].items() if name == metric
    )


def check_load(shell):
    status, said, results = run(shell)
    assert status == 0, said
    files = {path.name for path in results.iterdir()}
    assert files >= {"summary.json", "summary.txt", "results.json.gz", "results.csv.gz", "report.html"}, files
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    assert PLANNED - 2 <= count_of(summary, "iterations") <= PLANNED + 2
    assert received[f"Bearer {SECRET}"] >= PLANNED - 2, received
    assert SECRET not in said and not list(folder.rglob("hostile-was-here"))
    assert "The run has ended well." in said and "START=20" in said
    with gzip.open(results / "results.json.gz", "rt", encoding="utf-8") as lines:
        points = [json.loads(line) for line in lines]
    made = sum(
        point["data"]["value"]
        for point in points
        if point["type"] == "Point" and point["metric"] == "iterations"
    )
    assert made == count_of(summary, "iterations")
    with gzip.open(results / "results.csv.gz", "rt", encoding="utf-8") as lines:
        assert next(lines).startswith("metric_name,")
    for name in ("results.json.gz", "results.csv.gz"):
        with gzip.open(results / name, "rt", encoding="utf-8") as lines:
            assert "touch hostile" not in lines.read()


def check_smoke(shell):
    status, said, results = run(shell, "--smoke")
    assert status == 0 and "./run.sh runs it with load" in said, said
    assert 2 <= received["load"] < PLANNED / 2, received
    assert not (results / "results.json.gz").exists()


def check_failure(shell):
    slow.set()
    try:
        status, said, results = run(shell)
    finally:
        slow.clear()
    assert status == 99 and "A threshold does not hold" in said, f"{status} {said}"
    assert (results / "summary.json").exists() and (results / "report.html").exists()


def check_lean(shell):
    status, said, results = run(shell, "--lean")
    assert status == 0, said
    assert (results / "results.json.gz").exists()


def check_runners(count):
    """What the README says for several machines, and the operator does with pods."""
    received.clear()
    edges = [f"{i}/{count}" for i in range(1, count)]
    sequence = ",".join(["0", *edges, "1"])
    processes = []
    for i in range(count):
        where = folder / f"runner-{count}-{i}"
        where.mkdir()
        segment = f"{sequence.split(',')[i]}:{sequence.split(',')[i + 1]}"
        words = ["--execution-segment", segment, "--execution-segment-sequence", sequence]
        processes.append(
            subprocess.Popen(
                ["k6", "run", "--address", "127.0.0.1:0", *words, bundle / "performance-test.js"],
                cwd=where,
                env={**ENVIRONMENT, "API_BASE_URL": URL, "API_TOKEN": SECRET, "RUNNERS": str(count),
                     "SUMMARY_TO_LOG": "true"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )  # fmt: skip
    total = 0
    for i, process in enumerate(processes):
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said
        summary = json.loads((folder / f"runner-{count}-{i}/summary.json").read_text(encoding="utf-8"))
        logged = [line for line in said.splitlines() if line.startswith("summary.json: ")]
        assert [json.loads(line.split(" ", 1)[1]) for line in logged] == [summary], said
        part = count_of(summary, "iterations")
        assert abs(part - PLANNED / count) <= 2, f"{part} of {PLANNED} for {count}"
        total += part
    assert PLANNED - 3 <= total <= PLANNED + 3, total
    assert received["load"] >= total


def tell(name, check, *arguments):
    try:
        check(*arguments)
        report.check(name, True)
    except Exception as error:  # pylint: disable=broad-except
        report.check(name, False, f"{type(error).__name__}: {error}")


for words in (["sh"], ["dash"], ["bash"], ["busybox", "sh"]):
    if shutil.which(words[0]) is None:
        report.skip(f"{' '.join(words)}: run.sh with k6", "it is not there")
        continue
    for check in (check_smoke, check_load):
        tell(f"{' '.join(words)}: {check.__name__[len('check_'):]}", check, words)
tell("a threshold that does not hold", check_failure, ["sh"])
tell("with flat memory", check_lean, ["sh"])
for number in (2, 3):
    tell(f"{number} runners make one test", check_runners, number)
shutil.rmtree(folder)
report.end()
