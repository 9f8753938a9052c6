#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Checks a Flatpak manifest: its form, its permissions, and that sources are pinned."""

import json
import pathlib
import re
import sys
import tempfile

from tap import Report

REQUIRED = {
    "id": str,
    "runtime": str,
    "runtime-version": str,
    "sdk": str,
    "command": str,
    "finish-args": list,
    "modules": list,
}
# Everything else, files and the network above all, is left to portals.
PERMISSIONS = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
# Kinds of sources that come from elsewhere, with what pins them.
PINS = {
    "archive": ("sha256", r"[0-9a-f]{64}"),
    "file": ("sha256", r"[0-9a-f]{64}"),
    "git": ("commit", r"[0-9a-f]{40}"),
}


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    double = {key for key in keys if keys.count(key) > 1}
    if double:
        raise ValueError(f"given twice: {', '.join(sorted(double))}")
    return dict(pairs)


def check_source(report, module, source, folder):
    kind = source.get("type")
    name = f"{module}: the {kind} source"
    if kind in PINS and "url" in source:
        key, pattern = PINS[kind]
        report.check(f"{name} is pinned", re.fullmatch(pattern, source.get(key, "")), source)
        report.check(f"{name} comes over https", source["url"].startswith("https://"), source)
    else:
        path = folder / source.get("path", "missing")
        report.check(f"{name} is there", path.exists(), source)


def main():
    path = pathlib.Path(sys.argv[1]).resolve()
    report = Report()
    try:
        manifest = json.loads(path.read_text("utf-8"), object_pairs_hook=no_duplicates)
        report.check("the manifest is JSON", True)
    except ValueError as error:
        report.check("the manifest is JSON", False, error)
        report.end()

    for key, kind in REQUIRED.items():
        report.check(f"{key} is given", isinstance(manifest.get(key), kind) and manifest[key])
    report.check("the file is named after the application", path.stem == manifest.get("id"))
    asked = set(manifest.get("finish-args", []))
    report.check("no permission is left out", asked >= PERMISSIONS, PERMISSIONS - asked)
    report.check("no permission too many", asked <= PERMISSIONS, asked - PERMISSIONS)

    names = [module.get("name") for module in manifest["modules"]]
    report.check("modules have names of their own", None not in names and len(set(names)) == len(names))
    for module in manifest["modules"]:
        for source in module.get("sources", []):
            check_source(report, module["name"], source, path.parent)

    # It keeps a folder for its state where it runs.
    with tempfile.TemporaryDirectory() as folder:
        shown = report.run(
            "flatpak-builder reads it", ["flatpak-builder", "--show-manifest", path], cwd=folder
        )
    if shown is not None:
        # What it does not know, it drops with no more than a warning.
        report.check("flatpak-builder knows all of it", json.loads(shown) == manifest, shown)
    report.end()


main()
