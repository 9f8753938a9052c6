#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""How long it takes to write a k6 script for 1000 requests with payloads, how much memory, and how
large the script is, beside two converters that do the same from a HAR file and a Postman collection.

All three get the same requests, are run in turn, and the best run of each counts. The converters
come from npm into a temporary folder; without them there is nothing to compare with.

  bench-rivals.py LOADWRIGHT_CLI
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

N_REQUESTS = 1000
N_RUNS = 3
BASE_URL = "http://127.0.0.1:8080"
METHODS = ["POST", "PUT", "PATCH", "POST"]
SKIPPED = 77


def make_requests():
    """The requests as (method, path, payload); {{unique}} stands for something new each time."""
    requests = []
    for i in range(N_REQUESTS):
        payload = {
            "request_id": "{{unique}}",
            "customer": f"customer-{i}",
            "items": [{"sku": f"sku-{i}", "quantity": i % 7 + 1}, {"sku": "sku-gift", "quantity": 1}],
            "express": i % 3 == 0,
        }
        requests.append((METHODS[i % len(METHODS)], f"/api/things-{i}/orders", payload))
    return requests


def write_plan(cli, folder, requests):
    """A plan like any that the program makes, with the requests in it."""
    profile = os.path.join(folder, "profile.yaml")
    plan_file = os.path.join(folder, "plan.loadwright")
    with open(profile, "w", encoding="utf-8") as file:
        file.write(
            "architecture:\n"
            "  name: Many requests\n"
            "  components:\n"
            "    - { id: api, type: http-api, endpoints: [ { method: GET, path: / } ] }\n"
            "  extrapolation: { factors: { combined: 6.8 } }\n"
            "  targets: { production: { avg_rps: 1000, peak_rps: 2000 } }\n"
        )
    subprocess.run([cli, "new", profile, "-o", plan_file], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    with open(plan_file, encoding="utf-8") as file:
        plan = json.load(file)
    plan["base_url"] = BASE_URL
    plan["endpoints"] = [
        {"name": f"{method} {path}", "method": method, "path": path, "expected_status": "2xx",
         "payload_kind": "json", "payload": json.dumps(payload)}
        for method, path, payload in requests
    ]
    with open(plan_file, "w", encoding="utf-8") as file:
        json.dump(plan, file)
    return plan_file


def write_har(folder, requests):
    entries = [
        {
            "startedDateTime": "2026-01-01T00:00:00.000Z",
            "time": 50,
            "request": {
                "method": method, "url": BASE_URL + path, "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": [{"name": "Content-Type", "value": "application/json"}], "queryString": [],
                "headersSize": -1, "bodySize": -1,
                "postData": {"mimeType": "application/json", "text": json.dumps(payload)},
            },
            "response": {
                "status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [], "headers": [],
                "content": {"size": 0, "mimeType": "application/json"}, "redirectURL": "",
                "headersSize": -1, "bodySize": -1,
            },
            "cache": {},
            "timings": {"send": 0, "wait": 50, "receive": 0},
        }
        for method, path, payload in requests
    ]
    har = {"log": {"version": "1.2", "creator": {"name": "bench", "version": "1"}, "pages": [], "entries": entries}}
    har_file = os.path.join(folder, "requests.har")
    with open(har_file, "w", encoding="utf-8") as file:
        json.dump(har, file)
    return har_file


def write_collection(folder, requests):
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    items = [
        {
            "name": f"{method} {path}",
            "request": {
                "method": method,
                "header": [{"key": "Content-Type", "value": "application/json"}],
                "url": BASE_URL + path,
                "body": {"mode": "raw", "raw": json.dumps(payload).replace("{{unique}}", "{{$guid}}")},
            },
        }
        for method, path, payload in requests
    ]
    collection_file = os.path.join(folder, "collection.json")
    with open(collection_file, "w", encoding="utf-8") as file:
        json.dump({"info": {"name": "Many requests", "schema": schema}, "item": items}, file)
    return collection_file


def run(arguments):
    """Seconds from the start to the exit, and MiB resident at the highest."""
    start = time.monotonic()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        process = subprocess.Popen(arguments, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)} failed with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def install(folder):
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        skip("there is no node with npm")
    try:
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--prefix", folder,
                        "har-to-k6", "postman-to-k6"], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=240)
    except (subprocess.SubprocessError, OSError):
        skip("the converters cannot be installed")
    programs = os.path.join(folder, "node_modules", ".bin")
    return [[node, os.path.join(programs, name)] for name in ("har-to-k6", "postman-to-k6")]


def main():
    cli = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="loadwright-bench-") as folder:
        har_to_k6, postman_to_k6 = install(folder)
        requests = make_requests()
        bundle = os.path.join(folder, "bundle")
        from_har = os.path.join(folder, "from-har.js")
        from_collection = os.path.join(folder, "from-collection.js")
        contestants = [
            ("Loadwright", [cli, "export", write_plan(cli, folder, requests), "-o", bundle, "--force"],
             os.path.join(bundle, "performance-test.js")),
            ("har-to-k6", [*har_to_k6, write_har(folder, requests), "-o", from_har], from_har),
            ("postman-to-k6", [*postman_to_k6, write_collection(folder, requests), "-o", from_collection],
             from_collection),
        ]
        results = {}
        for _ in range(N_RUNS):
            for name, arguments, script in contestants:
                seconds, mib = run(arguments)
                best = results.get(name, (float("inf"), float("inf"), 0))
                results[name] = (min(best[0], seconds), min(best[1], mib), os.path.getsize(script) / 1000)
        own = results["Loadwright"]
        print(f"{N_REQUESTS} requests with payloads (aim: 20 times faster, a tenth of the memory, half the size)")
        for name, (seconds, mib, size) in results.items():
            line = f"  {name:14} {seconds * 1000:6.0f} ms  {mib:6.1f} MiB  {size:6.1f} KB"
            if name != "Loadwright":
                line += (f": {seconds / own[0]:.1f} times the time, {mib / own[1]:.1f} times the memory, "
                         f"{size / own[2]:.2f} times the size")
            print(line)


if __name__ == "__main__":
    main()
