# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=sh

# Sourced by build-aux/run and build-aux/test, from the top folder. Installs what is missing.

dependencies=build-aux/dependencies

# list_packages GROUP...: the packages of the groups that are not there yet.
list_missing ()
{
  for group in "$@"; do
    while read -r line_group package command; do
      [ "$line_group" = "$group" ] || continue
      if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then
        continue
      fi
      if dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
        continue
      fi
      echo "$package"
    done < "$dependencies"
  done
}

list_packages ()
{
  for group in "$@"; do
    awk -v group="$group" '$1 == group { print $2 }' "$dependencies"
  done
}

as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_packages GROUP...: on Debian and Ubuntu, installs what the groups lack. Elsewhere says what
# is needed in words and goes on; meson then tells what is really missing.
install_packages ()
{
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    {
      echo "This is not Debian or Ubuntu, so nothing is installed. What those call the packages needed:"
      list_packages "$@" | tr '\n' ' ' | fold -s -w 78 | sed 's/^/  /'
      echo
      echo "With their counterparts in place, the plain commands are:"
      echo "  meson setup build"
      echo "  meson compile -C build"
      echo "  meson test -C build"
    } >&2
    return 0
  fi

  missing=$(list_missing "$@")
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # a list of words
  echo "Installing:" $missing >&2
  as_root apt-get update -q >&2 || true
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    $missing >&2
}
