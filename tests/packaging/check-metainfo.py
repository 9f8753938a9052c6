#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Checks the AppStream metainfo FILE against the project in FOLDER with VERSION."""

import pathlib
import struct
import sys
import xml.etree.ElementTree as ElementTree

from tap import Report


def main():
    path, folder, version = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    report = Report()
    report.run("appstreamcli validates it", ["appstreamcli", "validate", "--no-net", "--explain", path])

    root = ElementTree.parse(path).getroot()
    newest = root.find("releases/release")
    report.check("the newest release is this one", newest.get("version") == version, newest.attrib)
    identity = root.findtext("id")
    report.check("it is named after the application", path.name == f"{identity}.metainfo.xml")
    launchable = root.findtext("launchable")
    report.check("it names the desktop file", launchable == f"{identity}.desktop", launchable)

    for image in root.findall("screenshots/screenshot/image"):
        name = image.text.strip().rsplit("/", 1)[-1]
        shot = folder / "data" / "screenshots" / name
        if report.check(f"the screenshot {name} is in the project", shot.is_file(), shot):
            # The size is in the first chunk of a PNG.
            size = struct.unpack(">II", shot.read_bytes()[16:24])
            said = (int(image.get("width")), int(image.get("height")))
            report.check(f"the screenshot {name} has the size it says", size == said, size)
    report.end()


main()
