# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

main ()
{
  local component
  local wanted=
  if [ $# -eq 0 ]; then
    usage
    exit 2
  fi
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help)
        usage
        exit 0
        ;;
      -n | --dry-run) dry_run=yes ;;
      -*) fail "there is no option $1; see --help" ;;
      all) wanted="$wanted $components $groups" ;;
      *) wanted="$wanted $(find_component "$1")" || exit 2 ;;
    esac
    shift
  done
  [ -n "${wanted// /}" ] || fail "this architecture has no component that CloudWatch knows"
  check_names
  choose_window
  if [ "$dry_run" = no ] && ! command -v aws >/dev/null; then
    fail "the aws command is not installed; with --dry-run it is not needed"
  fi
  printf 'From %s to %s, a value for every %s seconds\n' "$START" "$END" "$PERIOD"
  for component in $wanted; do
    query "$component"
  done
  if [ "$failures" -gt 0 ]; then
    printf '\n%s of the questions failed\n' "$failures" >&2
    exit 1
  fi
}

find_component ()
{
  local component
  for component in $components $groups; do
    if [ "$component" = "$1" ]; then
      printf '%s' "$component"
      return
    fi
  done
  fail "there is no component $1; see --help"
}

main "$@"
