#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Checks FILE, a package of the shared MIME-info database, by making a database with it."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import Report

SYSTEM_PACKAGE = pathlib.Path("/usr/share/mime/packages/freedesktop.org.xml")
PLAN = '{\n  "format": "loadwright-plan",\n  "version": 1\n}\n'
# Names and contents, with the type that they have.
CASES = {
    "by its name": ("some.loadwright", PLAN, "application/x-loadwright"),
    "by its name, when damaged": ("damaged.loadwright", "{", "application/x-loadwright"),
    "by its name in capitals": ("SOME.LOADWRIGHT", PLAN, "application/x-loadwright"),
    "by its content": ("backup", PLAN, "application/x-loadwright"),
    "by its content in one line": (
        "short",
        '{"format":"loadwright-plan","version":1}',
        "application/x-loadwright",
    ),
    "other JSON stays JSON": ("other.json", '{\n  "format": "other"\n}\n', "application/json"),
    "a profile stays YAML": ("profile.yaml", "architecture:\n", "application/x-yaml"),
}


def check_dtd(report, package, folder):
    """The standard's DTD comes with the system's own package, in front of its content."""
    declaration = re.search(
        r"<!DOCTYPE mime-info \[\n(.*?)\n\]>", SYSTEM_PACKAGE.read_text("utf-8"), re.DOTALL
    )
    if declaration is None:
        report.skip("it is valid by the DTD", "the DTD is not in the system's package")
        return
    dtd = folder / "mime-info.dtd"
    dtd.write_text(declaration.group(1), "utf-8")
    report.run("it is valid by the DTD", ["xmllint", "--noout", "--dtdvalid", dtd, package])


def main():
    package = pathlib.Path(sys.argv[1]).resolve()
    report = Report()
    if not SYSTEM_PACKAGE.is_file():
        report.skip("MIME type", "the system has no MIME database")
        report.end()

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_dtd(report, package, folder)

        packages = folder / "share" / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(SYSTEM_PACKAGE, packages)
        shutil.copy(package, packages)
        env = dict(os.environ, XDG_DATA_HOME=str(folder / "share"), XDG_DATA_DIRS=str(folder))
        report.run(
            "update-mime-database takes it",
            ["update-mime-database", packages.parent],
            quiet=True,
            env=env,
        )
        for title, (file_name, content, expected) in CASES.items():
            path = folder / file_name
            path.write_text(content, "utf-8")
            said = subprocess.run(
                ["gio", "info", "-a", "standard::content-type,standard::icon", str(path)],
                env=env,
                capture_output=True,
                text=True,
                check=False,
            ).stdout
            found = re.search(r"standard::content-type: (\S+)", said)
            kind = found.group(1) if found else "none"
            alike = {expected, expected.replace("x-yaml", "yaml")}
            report.check(f"{title}: {expected}", kind in alike, said)
            if expected == "application/x-loadwright":
                icon = f"{package.stem}-plan"
                report.check(f"{title}: its own icon", f"standard::icon: {icon}" in said, said)
    report.end()


main()
