#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT

"""Walks through the application the way a screen reader does, and works it by nothing else.

Usage: at-spi-walk.py LOADWRIGHT PROFILE, on a display and a session bus of its own. PROFILE plans a
spike whose ramp is too slow, and has an average traffic. Speaks TAP.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

# Warnings of the walker's own libraries are not what is tested.
os.environ.pop("G_DEBUG", None)

try:
    import pyatspi
    from gi.repository import Atspi
except (ImportError, ValueError) as error:
    print(f"1..0 # SKIP {error}")
    sys.exit(0)

PATIENCE = 90
PANELS = ["Profile", "Objectives", "Endpoints", "Flow", "Thresholds", "Bundle"]
# What a person works with. Labels, boxes and the like need no name.
CONTROLS = [
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_LIST_ITEM,
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_SLIDER,
    pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_TEXT,
    pyatspi.ROLE_TOGGLE_BUTTON,
]
BUTTONS = [pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON]
# GTK 4.8 calls what has no name by its type.
TYPE_NAME = re.compile(r"(Gtk|Adw|Lw)[A-Z]\w+")


def wait_for(get):
    """What get() gives once it gives something, or None."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = get()
        if found:
            return found
        time.sleep(0.2)
    return None


def find_application():
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        application = desktop.getChildAtIndex(index)
        if application is not None and "loadwright" in application.name.lower():
            return application
    return None


def walk(node):
    """All that is below node; parts that go away meanwhile are left out."""
    try:
        yield node
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from walk(child)
    except Exception:  # whatever the bus says of what is gone
        return


def find(root, roles, name):
    """The first that has one of the roles and the name; GTK 4.8 says a mnemonic's text before it."""
    for node in walk(root):
        try:
            if node.getRole() in roles and (node.name == name or node.name.endswith(" " + name)):
                return node
        except Exception:
            continue
    return None


def has_states(node, *states):
    present = node.getState()
    return all(present.contains(state) for state in states)


def press(node):
    return node.queryAction().doAction(0)


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, good, what):
        self.number += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.number} - {what}", flush=True)
        return good

    def need(self, found, what):
        """Without it there is no going on."""
        if not self.check(found, what):
            raise SystemExit
        return found


def has_name(node):
    return node.name.strip() != "" and not TYPE_NAME.fullmatch(node.name)


def count_nameless(application):
    """Of the controls that are on screen and take part in the keyboard's round."""
    nameless = 0
    for node in walk(application):
        if "LW_TEST_VERBOSE" in os.environ:
            print(f"# {node.getRoleName()}: {node.name} ({node.description})")
        if node.getRole() not in CONTROLS or not has_states(node, pyatspi.STATE_SHOWING):
            continue
        # Rows that only hold other controls take no focus.
        if node.getRole() == pyatspi.ROLE_LIST_ITEM and not has_states(node, pyatspi.STATE_FOCUSABLE):
            continue
        if not has_name(node):
            print(f"# a {node.getRoleName()} in “{node.parent.name}” has no name: {node.description}")
            nameless += 1
    return nameless


def stages_of(application):
    chart = find(application, [pyatspi.ROLE_LIST], "Load timeline")
    return [(node.name, node.description) for node in walk(chart) if node != chart] if chart else []


def check_chart(tap, application):
    chart = find(application, [pyatspi.ROLE_LIST], "Load timeline")
    tap.check("requests per second" in chart.description, "the chart is described in words")
    stages = stages_of(application)
    if not tap.check(
        ("spike, stage 2 of 3", "ramp to 441 requests per second over 30\u00a0s") in stages,
        "it is a list of its stages",
    ):
        print(f"# {stages}")


def check_panels(tap, application):
    sidebar = tap.need(find(application, [pyatspi.ROLE_LIST], "Panels"), "there is a list of panels")
    for position, panel in enumerate(PANELS):
        row = tap.need(find(application, [pyatspi.ROLE_LIST_ITEM], panel), f"the sidebar has “{panel}”")
        tap.check(sidebar.querySelection().selectChild(position), f"“{panel}” can be chosen")
        tap.check(wait_for(lambda: has_states(row, pyatspi.STATE_SELECTED)), f"“{panel}” is selected")
        time.sleep(0.5)  # one panel makes way for the other
        tap.check(count_nameless(application) == 0, f"all controls have names on “{panel}”")
    sidebar.querySelection().selectChild(0)


def check_fix(tap, application):
    before = stages_of(application)
    fix = tap.need(find(application, BUTTONS, "Make it sudden"), "a problem has a button that mends it")
    tap.check(press(fix), "it can be pressed")
    mended = wait_for(lambda: find(application, BUTTONS, "Make it sudden") is None)
    tap.check(mended, "the problem goes away")
    tap.check(wait_for(lambda: stages_of(application) != before), "the chart tells other stages")

    undo = tap.need(find(application, BUTTONS, "Undo: Make it sudden"), "Undo says what it takes back")
    tap.check(press(undo), "it can be pressed, too")
    tap.check(wait_for(lambda: stages_of(application) == before), "the chart is as it was")


def check_entry(tap, application):
    entry = tap.need(
        find(application, [pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY], "Average"),
        "the average traffic is an entry",
    )
    tap.check(entry.queryEditableText().setTextContents("2000"), "another number can be written there")
    figure = wait_for(lambda: find(application, BUTTONS, "Target: 294 req/s"))
    tap.check(figure, "the target says what follows")
    tap.check(figure and "2000 / 6.8" in figure.description, "and how")


def meet(tap, what):
    application = tap.need(wait_for(find_application), what)
    # What is remembered is only brought up to date by a loop that waits for events.
    application.set_cache_mask(Atspi.Cache.NONE)
    return application


def check(tap):
    application = meet(tap, "the application is on the bus")
    tap.need(
        wait_for(lambda: find(application, [pyatspi.ROLE_LIST], "Load timeline")),
        "it shows the plan",
    )
    export = find(application, BUTTONS, "Export")
    tap.check(
        export and has_states(export, pyatspi.STATE_SENSITIVE, pyatspi.STATE_FOCUSABLE),
        "there is a button “Export”",
    )
    check_panels(tap, application)
    check_chart(tap, application)
    check_fix(tap, application)
    check_entry(tap, application)


def list_copies(state):
    return [
        name
        for _, _, names in os.walk(state)
        for name in names
        if name.endswith(".loadwright")
    ]


def crash(tap, process, state):
    """Ends the application as nothing that it could answer does, with a change that nobody saved."""
    tap.check(wait_for(lambda: list_copies(state)), "unsaved work is kept beside the file")
    process.kill()
    process.wait()
    tap.check(wait_for(lambda: find_application() is None), "the application is gone")


def check_recovery(tap):
    application = meet(tap, "the application is back")
    recover = tap.need(
        wait_for(lambda: find(application, BUTTONS, "Recover")), "it offers what was not saved"
    )
    tap.check(press(recover), "that can be taken")
    figure = wait_for(lambda: find(application, BUTTONS, "Target: 294 req/s"))
    tap.check(figure, "the change of before the crash is there")


def main():
    program, profile = sys.argv[1:3]
    home = tempfile.mkdtemp(prefix="loadwright-at-spi-")
    environment = dict(os.environ)
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        environment[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
        os.mkdir(environment[f"XDG_{name}_HOME"])
    # Both keep the program from the bus that is the point here.
    environment.pop("GTK_A11Y", None)
    environment.pop("NO_AT_BRIDGE", None)

    state = environment["XDG_STATE_HOME"]
    tap = Tap()
    process = subprocess.Popen([program, profile], env=environment)
    try:
        check(tap)
        tap.check(process.poll() is None, "the application is still there")
        crash(tap, process, state)
        process = subprocess.Popen([program], env=environment)
        check_recovery(tap)
    except SystemExit:
        pass
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(home, ignore_errors=True)
    print(f"1..{tap.number}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
