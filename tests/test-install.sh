#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT

# test-install.sh MESON SOURCE FOLDER ID APP
#
# Builds SOURCE in FOLDER for a prefix there, installs it below a DESTDIR and plainly, and looks at
# what is where. Then runs the programs from there, with nothing of the build or the source in their
# environment. ID is the application id; APP is true when the desktop application is built, too.
# Speaks TAP.
#
# shellcheck disable=SC2317 # most functions are called through check
set -u

meson=$1 source=$2 folder=$3 id=$4 app=$5
prefix=$folder/prefix
staging=$folder/staging
said=$folder.said
count=0
failed=0

# check NAME COMMAND...: one result, with what the command said when it failed. It says that to a file: a
# pipe would stay open as long as any service that the command has started.
check ()
{
  name=$1
  shift
  count=$((count + 1))
  if "$@" >"$said" 2>&1; then
    echo "ok $count - $name"
  else
    echo "not ok $count - $name"
    tail -n 40 "$said" | sed 's/^/# /'
    failed=1
    return 1
  fi
}

skip ()
{
  count=$((count + 1))
  echo "ok $count - $1 # SKIP $2"
}

has_commands ()
{
  for command in "$@"; do
    command -v "$command" >/dev/null 2>&1 || return 1
  done
}

end ()
{
  echo "1..$count"
  exit "$failed"
}

expected_files ()
{
  echo bin/loadwright-cli
  echo libexec/loadwright-chart
  echo share/locale/de/LC_MESSAGES/loadwright.mo
  echo share/man/man1/loadwright-cli.1
  [ "$app" = true ] || return 0
  echo bin/loadwright
  echo "share/applications/$id.desktop"
  echo "share/dbus-1/services/$id.service"
  echo "share/glib-2.0/schemas/$id.gschema.xml"
  echo "share/icons/hicolor/scalable/apps/$id.svg"
  echo "share/icons/hicolor/scalable/mimetypes/$id-plan.svg"
  echo "share/icons/hicolor/symbolic/apps/$id-symbolic.svg"
  echo share/man/man1/loadwright.1
  echo "share/metainfo/$id.metainfo.xml"
  echo "share/mime/packages/$id.xml"
}

# What is made by the tools that run after a plain installation.
made_files ()
{
  [ "$app" = true ] || return 0
  echo share/applications/mimeinfo.cache
  echo share/glib-2.0/schemas/gschemas.compiled
  echo share/icons/hicolor/icon-theme.cache
  echo share/mime/mime.cache
}

list_files ()
{
  (cd "$1" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort)
}

build ()
{
  feature=disabled
  [ "$app" = true ] && feature=enabled
  if [ ! -f "$folder/build/build.ninja" ]; then
    rm -rf "$folder"
    "$meson" setup "$folder/build" "$source" --prefix="$prefix" --buildtype=plain \
      -Dapp="$feature" -Dtests=false || return 1
  fi
  "$meson" compile -C "$folder/build"
}

install_staged ()
{
  rm -rf "$staging"
  "$meson" install -C "$folder/build" --no-rebuild --destdir "$staging"
}

same_files ()
{
  expected_files | LC_ALL=C sort >"$folder/expected"
  list_files "$staging$prefix" >"$folder/found"
  diff -u "$folder/expected" "$folder/found"
}

nothing_elsewhere ()
{
  [ "$(find "$staging" -type f | wc -l)" = "$(find "$staging$prefix" -type f | wc -l)" ]
}

install_plainly ()
{
  rm -rf "$prefix"
  "$meson" install -C "$folder/build" --no-rebuild
}

all_there ()
{
  { expected_files; made_files; } | while read -r file; do
    if [ ! -s "$prefix/$file" ]; then
      echo "$file is missing or empty"
      exit 1
    fi
  done
}

# Scripts and data must not be executable, and programs must be.
right_modes ()
{
  [ -z "$(find "$prefix/share" -type f -perm /111)" ] && [ -z "$(find "$prefix/bin" ! -perm /111)" ]
}

# The prefix may itself be inside the source.
no_trace_of_the_build ()
{
  ! grep -raoh -e "$source/[[:print:]]*" "$prefix/share" | grep -v "^$prefix/"
}

# run COMMAND...: with an environment of its own, in an empty folder.
run ()
{
  (
    cd "$folder/work" &&
      env -i PATH="$prefix/bin:/usr/bin:/bin" HOME="$folder/home" LC_ALL=C.UTF-8 \
        XDG_DATA_DIRS="$prefix/share:/usr/share" TMPDIR="$folder/work" GSETTINGS_BACKEND=memory "$@"
  )
}

cli_exports ()
{
  run loadwright-cli export example.yaml -o bundle || return 1
  for file in performance-test.js README.md cloudwatch-queries.sh config.example.env; do
    if [ ! -s "$folder/work/bundle/$file" ]; then
      echo "$file is missing or empty"
      return 1
    fi
  done
}

cli_makes_plan ()
{
  run loadwright-cli new example.yaml -o example.loadwright || return 1
  run loadwright-cli check example.loadwright
}

plan_has_its_type ()
{
  run gio info -a standard::content-type example.loadwright | grep -q application/x-loadwright
}

schema_is_found ()
{
  run gsettings list-keys "$id" | grep -q last-panel
}


cli_speaks_german ()
{
  run env LANGUAGE=de loadwright-cli --help | grep -q '^Aufruf:'
}

# with_display COMMAND...: under an X server of its own; what GTK finds wrong ends the program.
with_display ()
{
  run env GSK_RENDERER=cairo GDK_DEBUG=gl-disable NO_AT_BRIDGE=1 G_DEBUG=fatal-criticals \
    xvfb-run -a -s "-screen 0 1280x1024x24" dbus-run-session -- "$@"
}

app_opens_window ()
{
  # shellcheck disable=SC2016 # for the inner shell
  with_display sh -c '
    loadwright example.yaml &
    timeout 120 xdotool search --sync --onlyvisible --name . >/dev/null
    status=$?
    kill $!
    exit "$status"'
}

# The way in which the desktop opens it: the message bus starts the program.
app_is_activated ()
{
  # shellcheck disable=SC2016
  with_display sh -c '
    object=/$(echo "$1" | tr . /)
    call () { gdbus call --session --dest "$1" --object-path "$object" --method "$2" "$3" $4 $5; }
    call "$1" org.freedesktop.Application.Activate "{}" || exit 1
    timeout 120 xdotool search --sync --onlyvisible --name . >/dev/null
    status=$?
    call "$1" org.freedesktop.Application.ActivateAction quit "[]" "{}"
    exit "$status"' sh "$id"
}

mkdir -p "$folder"
check "it builds for a prefix" build || end
check "it installs below a DESTDIR" install_staged || end
check "every file is where it belongs, and no other" same_files
check "nothing is outside the prefix" nothing_elsewhere
check "it installs into the prefix" install_plainly || end
check "files and caches are in the prefix" all_there
check "programs can be run, and only they" right_modes
check "no file knows where it was built" no_trace_of_the_build

rm -rf "${folder:?}/work" "${folder:?}/home"
mkdir -p "$folder/work" "$folder/home"
cp "$source/data/examples/order-service.yaml" "$folder/work/example.yaml"
check "loadwright-cli runs from the prefix" run loadwright-cli --version
check "loadwright-cli exports from the prefix" cli_exports
check "loadwright-cli makes a plan that it can read" cli_makes_plan
check "loadwright-cli finds its translation" cli_speaks_german
if [ "$app" = true ]; then
  check "a plan has its MIME type" plan_has_its_type
  check "the settings are found" schema_is_found
  check "loadwright runs from the prefix" run loadwright --version
  if has_commands xvfb-run dbus-run-session xdotool gdbus; then
    check "loadwright opens a window" app_opens_window
    check "loadwright is started by the message bus" app_is_activated
  else
    skip "loadwright opens a window" "there is no display to be made"
  fi
fi
end
