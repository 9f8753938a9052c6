#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Draws every icon of the theme in FOLDER at the sizes it is shown in, and looks at the pixels."""

import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib

from tap import Report

SIZES = (16, 32, 64, 128, 256)
RECOLOURED = (255, 0, 128)


def read_png(data):
    """The rows of (red, green, blue, alpha) of an 8-bit RGBA image without interlace."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "not a PNG"
    offset, packed = 8, b""
    while offset < len(data):
        length, kind = struct.unpack(">I4s", data[offset : offset + 8])
        body = data[offset + 8 : offset + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
            assert (depth, colour, interlace) == (8, 6, 0), "another kind of PNG"
        elif kind == b"IDAT":
            packed += body
        offset += length + 12

    raw, stride, rows = zlib.decompress(packed), width * 4, []
    before = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = bytearray(raw[start + 1 : start + 1 + stride])
        unfilter(raw[start], row, before)
        rows.append([tuple(row[x : x + 4]) for x in range(0, stride, 4)])
        before = row
    return rows


def unfilter(kind, row, before):
    for x, value in enumerate(row):
        left = row[x - 4] if x >= 4 else 0
        up = before[x]
        corner = before[x - 4] if x >= 4 else 0
        if kind == 1:
            value += left
        elif kind == 2:
            value += up
        elif kind == 3:
            value += (left + up) // 2
        elif kind == 4:
            guess = left + up - corner
            value += min((left, up, corner), key=lambda near: abs(guess - near))
        row[x] = value & 255


def draw(path, size, style=None):
    command = ["rsvg-convert", "--width", str(size), "--height", str(size)]
    if style is not None:
        command += ["--stylesheet", str(style)]
    done = subprocess.run([*command, str(path)], capture_output=True, check=True)
    return read_png(done.stdout)


def covered(rows):
    pixels = [pixel for row in rows for pixel in row]
    return sum(pixel[3] for pixel in pixels) / 255 / len(pixels)


def check_sizes(report, path):
    for size in SIZES:
        rows = draw(path, size)
        name = f"{path.name} at {size} pixels"
        report.check(f"{name}: square", len(rows) == size and len(rows[0]) == size)
        share = covered(rows)
        report.check(f"{name}: neither empty nor a filled square", 0.2 < share < 0.9, share)
        edge = rows[0] + rows[-1] + [row[0] for row in rows] + [row[-1] for row in rows]
        report.check(f"{name}: keeps a margin", all(pixel[3] == 0 for pixel in edge))


def check_full_colour(report, path):
    box = ElementTree.parse(path).getroot().get("viewBox")
    report.check(f"{path.name}: is drawn on 128 by 128", box == "0 0 128 128", box)
    # Against white and against black alike, most of it must be told apart.
    solid = [pixel for row in draw(path, 128) for pixel in row if pixel[3] > 200]
    colours = {tuple(channel // 32 for channel in pixel[:3]) for pixel in solid}
    report.check(f"{path.name}: is in colour", len(colours) >= 4, colours)


def check_symbolic(report, path, folder):
    """What GTK does to a symbolic icon: every shape takes the colour of the text."""
    box = ElementTree.parse(path).getroot().get("viewBox")
    report.check(f"{path.name}: is drawn on 16 by 16", box == "0 0 16 16", box)
    style = folder / "recolour.css"
    style.write_text("rect, circle, path { fill: #%02x%02x%02x !important }" % RECOLOURED, "ascii")
    solid = {pixel[:3] for row in draw(path, 128, style) for pixel in row if pixel[3] == 255}
    report.check(f"{path.name}: takes another colour as a whole", solid == {RECOLOURED}, solid)
    plain = {pixel[:3] for row in draw(path, 128) for pixel in row if pixel[3] == 255}
    report.check(f"{path.name}: is of one colour", len(plain) == 1, plain)


def main():
    report = Report()
    if shutil.which("rsvg-convert") is None:
        report.skip("icons", "there is no rsvg-convert")
        report.end()
    icons = sorted(pathlib.Path(sys.argv[1]).rglob("*.svg"))
    report.check("there are icons", len(icons) >= 3, icons)
    with tempfile.TemporaryDirectory() as folder:
        for path in icons:
            symbolic = path.stem.endswith("-symbolic")
            report.check(
                f"{path.name}: is where its kind belongs",
                path.parts[-3] == ("symbolic" if symbolic else "scalable"),
                path,
            )
            if symbolic:
                check_symbolic(report, path, pathlib.Path(folder))
            else:
                check_full_colour(report, path)
            check_sizes(report, path)
    report.end()


main()
