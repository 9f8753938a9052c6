#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
"""Checks the translations of the project in FOLDER: each is sound and has every text.

That POTFILES.in is complete is up to build-aux/check-source.
"""

import pathlib
import re
import sys
import tempfile

from tap import Report

# As the preset of meson's module has it.
KEYWORDS = (
    "--from-code=UTF-8",
    "--add-comments",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
    "--keyword=lw_words_plural:1,2",
    "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format",
    "--flag=lw_words_plural:1:pass-c-format",
    "--flag=lw_words_plural:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format",
    "--flag=g_string_append_printf:2:c-format",
    "--flag=g_error_new:3:c-format",
    "--flag=g_set_error:4:c-format",
)
# A text that goes on with a macro, such as "%" G_GUINT64_FORMAT: xgettext only sees its first part,
# and so nothing is ever found for the whole.
CUT_SHORT = re.compile(r"\b(?:N?C?_|g_d\w*gettext2?) ?\((?:[^()]|\([^()]*\))*?\"\s+[A-Z][A-Z0-9_]{3,}")


def lines_of(path):
    return [
        line.strip()
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


def check_whole_texts(report, top, listed):
    cut = []
    for name in listed:
        if name.endswith((".c", ".h")):
            text = (top / name).read_text("utf-8")
            cut += [f"{name}: {match[0]}" for match in CUT_SHORT.finditer(text)]
    report.check("no text goes on with a macro", not cut, "\n".join(cut))


def check_language(report, top, language, template):
    catalogue = top / "po" / f"{language}.po"
    if not report.check(f"{language}: there is a catalogue", catalogue.is_file()):
        return
    report.run(f"{language}: msgfmt finds no fault", ["msgfmt", "--check", "-o", "/dev/null", catalogue])
    if template is None:
        report.skip(f"{language}: every text is translated", "the texts could not be gathered")
        return
    report.run(f"{language}: every text is translated", ["msgcmp", catalogue, template], quiet=True)


def main():
    top = pathlib.Path(sys.argv[1])
    report = Report()
    listed = lines_of(top / "po" / "POTFILES.in")
    languages = lines_of(top / "po" / "LINGUAS")
    report.check("LINGUAS is sorted", languages == sorted(set(languages)), languages)
    catalogues = sorted(path.stem for path in (top / "po").glob("*.po"))
    report.check("LINGUAS has every catalogue", languages == catalogues, catalogues)

    check_whole_texts(report, top, listed)
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "loadwright.pot"
        gathered = report.run(
            "xgettext gathers the texts",
            ["xgettext", *KEYWORDS, f"--directory={top}", "-o", template, *listed],
            quiet=True,
        )
        for language in languages:
            check_language(report, top, language, template if gathered is not None else None)
    report.end()


main()
