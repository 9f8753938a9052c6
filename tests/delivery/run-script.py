# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Runs run.sh for real, under every shell there is, with a stand-in for k6 that tells what it got.

Arguments: the program that writes samples.
"""

import http.server
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "packaging"))
from tap import Report  # noqa: E402

STAND_IN = """#!/bin/sh
if [ "$1" = version ]; then
  echo "k6 v${STAND_IN_VERSION:-2.3.0} (go1.25, linux/amd64)"
  exit 0
fi
echo "$*" > arguments
env > environment
echo summary > summary.json
exit "${STAND_IN_STATUS:-0}"
"""

report = Report()
folder = pathlib.Path(tempfile.mkdtemp(prefix="loadwright-run-"))
subprocess.run([sys.argv[1], folder], check=True)
tools = folder / "tools"
tools.mkdir()
(tools / "k6").write_text(STAND_IN, encoding="utf-8")
(tools / "k6").chmod(0o755)
bundle = folder / "order"


class Service(http.server.BaseHTTPRequestHandler):
    """A service whose health is in its path."""

    def do_GET(self):  # pylint: disable=invalid-name
        self.send_response(503 if self.path.startswith("/ill") else 200)
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
URL = f"http://127.0.0.1:{server.server_address[1]}"


def run(shell, *arguments, config="", where=bundle, **environment):
    """Returns the status, what was said, and the folder with results, if any."""
    shutil.rmtree(where / "results", ignore_errors=True)
    (where / "config.env").write_bytes(config.encode())
    done = subprocess.run(
        [*shell, where / "run.sh", *arguments],
        cwd="/",
        env={"PATH": f"{tools}:{os.environ['PATH']}", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    results = sorted((where / "results").iterdir()) if (where / "results").exists() else []
    return done.returncode, done.stdout + done.stderr, results


def environment_of(results):
    lines = (results[0] / "environment").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def check_run(shell):
    secret = "$(touch hostile-was-here)`touch hostile-was-here`;'\"\\ $HOME *"
    status, said, results = run(
        shell, config=f"# a remark\r\n\r\nAPI_BASE_URL={URL}\r\nAPI_TOKEN={secret}\r\nSCENARIOS=\r\n"
    )
    assert status == 0 and len(results) == 1, said
    got = environment_of(results)
    assert got["API_TOKEN"] == secret
    assert got["K6_WEB_DASHBOARD_EXPORT"] == "report.html"
    assert "SCENARIOS" not in got
    words = (results[0] / "arguments").read_text(encoding="utf-8").split()
    assert words[0] == "run" and words[-1] == "../../performance-test.js"
    assert words[1:-1] == [
        "--out", "json=results.json.gz", "--out", "csv=results.csv.gz", "--out",
        "experimental-prometheus-rw", "--out", "influxdb", "--out", "opentelemetry",
    ]  # fmt: skip
    assert "/health answers with 200" in said and "Next: START=20" in said
    assert secret not in said
    assert not list(folder.rglob("hostile-was-here"))


def check_choices(shell):
    config = f"API_BASE_URL={URL}\nAPI_TOKEN=a\n"
    status, said, results = run(shell, "spike", "baseline", config=config, STAND_IN_VERSION="0.49.0")
    assert status == 0 and environment_of(results)["SCENARIOS"] == "spike,baseline", said
    assert "experimental-opentelemetry" in (results[0] / "arguments").read_text(encoding="utf-8")
    status, said, results = run(shell, "--smoke", config=config)
    assert status == 0 and environment_of(results)["SMOKE"] == "yes" and "with load" in said
    assert (results[0] / "arguments").read_text(encoding="utf-8").split()[1:] == ["../../performance-test.js"]
    status, said, results = run(shell, "--lean", config=config)
    assert "--no-thresholds --summary-mode=disabled" in (results[0] / "arguments").read_text(encoding="utf-8")
    status, said, results = run(shell, config=config, API_TOKEN="mine")
    assert environment_of(results)["API_TOKEN"] == "mine"
    status, said, results = run(shell, config=config, STAND_IN_STATUS="99")
    assert status == 99 and "does not hold" in said and "cloudwatch-queries.sh" in said
    status, said, results = run(shell, "--dry-run", config=config)
    assert status == 0 and not results and "ready" in said
    status, said, results = run(shell, "--list")
    assert said.split() == ["baseline", "capacity", "spike", "stress", "soak"]
    for _ in range(2):
        (bundle / "results").mkdir(exist_ok=True)


def check_refusals(shell):
    good = f"API_BASE_URL={URL}\n"
    for config, arguments, version, words in (
        (good + "no name\n", [], "2.3.0", "line 2: this is not NAME=value"),
        (good + "a b=c\n", [], "2.3.0", "line 2: a name has letters"),
        (good + "$(id)=c\n", [], "2.3.0", "line 2: a name has letters"),
        (good + "K6_VUS=10\n", [], "2.3.0", "erase all scenarios"),
        (good + "PATH=/tmp\n", [], "2.3.0", "belongs to the system"),
        (good + "LD_PRELOAD=x\n", [], "2.3.0", "belongs to the system"),
        (good + "lw_status=0\n", [], "2.3.0", "belongs to the system"),
        (good + "CONFIRM_PRODUCTION=yes\n", [], "2.3.0", "for each run anew"),
        (good, ["nope"], "2.3.0", "there are: baseline"),
        (good, ["--nope"], "2.3.0", "no such option"),
        (good, [], "0.48.0", "needs 0.49 or newer"),
        (f"API_BASE_URL={URL}/ill\n", [], "2.3.0", "not well"),
        ("API_BASE_URL=http://127.0.0.1:1\n", [], "2.3.0", "does not answer"),
        (good + "ENVIRONMENT=production\n", [], "2.3.0", "CONFIRM_PRODUCTION=yes says"),
    ):
        status, said, results = run(shell, *arguments, config=config, STAND_IN_VERSION=version)
        assert status == 2 and words in said and not results, f"{config!r}: {status} {said}"
    status, said, results = run(
        shell, config=good + "ENVIRONMENT=production\n", CONFIRM_PRODUCTION="yes"
    )
    assert status == 0 and results, said


def ask(shell, answer):
    """Runs it on a terminal, where somebody answers."""
    shutil.rmtree(bundle / "results", ignore_errors=True)
    (bundle / "config.env").write_text(f"API_BASE_URL={URL}\nENVIRONMENT=production\n", encoding="utf-8")
    mine, its = pty.openpty()
    with subprocess.Popen(
        [*shell, bundle / "run.sh"],
        cwd="/",
        env={"PATH": f"{tools}:{os.environ['PATH']}"},
        stdin=its,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    ) as process:
        os.close(its)
        os.write(mine, f"{answer}\n".encode())
        said, _ = process.communicate(timeout=60)
    os.close(mine)
    return process.returncode, said, (bundle / "results").exists()


def check_question(shell):
    status, said, ran = ask(shell, "production")
    assert status == 0 and ran, said
    assert f"on PRODUCTION, at {URL}." in said and 'Type "production" to go on' in said, said
    for answer in ("yes", "", "PRODUCTION", "production now"):
        status, said, ran = ask(shell, answer)
        assert status == 2 and not ran and "nothing was sent" in said, f"{answer!r}: {said}"


def check_hostile(shell):
    for sample in sorted(folder.glob("hostile-*")):
        status, said, _ = run(shell, "--smoke", where=sample, config=f"API_BASE_URL={URL}\n")
        assert status == 0, f"{sample.name}: {said}"
    assert not list(folder.rglob("hostile-was-here"))


for words in (["sh"], ["dash"], ["bash"], ["bash", "--posix"], ["busybox", "sh"]):
    for check in (check_run, check_choices, check_refusals, check_question, check_hostile):
        name = f"{' '.join(words)}: {check.__name__[len('check_'):]}"
        if shutil.which(words[0]) is None or shutil.which("curl") is None:
            report.skip(name, "it is not there")
            continue
        try:
            check(words)
            report.check(name, True)
        except Exception as error:  # pylint: disable=broad-except
            report.check(name, False, f"{type(error).__name__}: {error}")
shutil.rmtree(folder)
report.end()
