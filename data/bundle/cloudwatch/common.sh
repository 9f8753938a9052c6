# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# Settings, each from the environment or as it is most likely right.
START=${START:-}
END=${END:-}
MINUTES=${MINUTES:-$test_minutes}
PERIOD=${PERIOD:-}
OUTPUT=${OUTPUT:-table}
dry_run=no
failures=0

usage ()
{
  cat <<'EOF'
Usage: ./cloudwatch-queries.sh [--dry-run] all
       ./cloudwatch-queries.sh [--dry-run] COMPONENT...
       ./cloudwatch-queries.sh --help

Asks CloudWatch how the components did while the test ran. It only reads metrics, which needs
cloudwatch:GetMetricStatistics, and takes region and credentials as the aws command does: from
AWS_REGION, AWS_PROFILE and so on.

  -n, --dry-run   print the commands instead of running them; needs no credentials
  -h, --help      print this

Components:
EOF
  list_components
  cat <<'EOF'

Settings, taken from the environment [default]:
  START, END                     when the test ran, in UTC, as 2026-01-31T14:00:00Z
  MINUTES                        without START: how many minutes before END, or before now
EOF
  printf '  %-30s [%s]\n' '' "$test_minutes"
  cat <<'EOF'
  PERIOD                         seconds that become one value [as few as give at most 1440 values]
  OUTPUT                         table, text or json [table]
EOF
  list_settings
}

fail ()
{
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 2
}

# UTC from seconds since 1970. GNU date knows -d @SECONDS; that of BSD and macOS refuses it and
# knows -r SECONDS.
utc_from_seconds ()
{
  date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$1" +%Y-%m-%dT%H:%M:%SZ
}

# The other way round.
seconds_from_utc ()
{
  date -u -d "$1" +%s 2>/dev/null || date -j -u -f %Y-%m-%dT%H:%M:%SZ "$1" +%s
}

check_time ()
{
  case $2 in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z) ;;
    *) fail "$1 must look like 2026-01-31T14:00:00Z" ;;
  esac
}

check_number ()
{
  case $2 in
    '' | 0* | *[!0-9]* | ????????*) fail "$1 must be a whole number" ;;
  esac
}

# Names go into the aws command's own notation, in which some characters mean something.
check_name ()
{
  case $2 in
    '' | *[!A-Za-z0-9._/-]*) fail "$1 must be a name of letters, digits and . _ / -" ;;
  esac
}

# Sets START, END and PERIOD. CloudWatch gives at most 1440 values for one question.
choose_window ()
{
  local start end
  # As the test logs them: with milliseconds.
  case $START in *.*Z) START=${START%%.*}Z ;; esac
  case $END in *.*Z) END=${END%%.*}Z ;; esac
  check_number MINUTES "$MINUTES"
  check_name OUTPUT "$OUTPUT"
  if [ -n "$END" ]; then
    check_time END "$END"
    end=$(seconds_from_utc "$END")
  else
    end=$(date +%s)
    END=$(utc_from_seconds "$end")
  fi
  if [ -n "$START" ]; then
    check_time START "$START"
    start=$(seconds_from_utc "$START")
  else
    start=$((end - MINUTES * 60))
    START=$(utc_from_seconds "$start")
  fi
  [ "$start" -lt "$end" ] || fail "START must be before END"
  if [ -z "$PERIOD" ]; then
    PERIOD=$((((end - start + 1439) / 1440 + 59) / 60 * 60))
  fi
  check_number PERIOD "$PERIOD"
}

heading ()
{
  printf '\n== %s\n' "$1"
}

# No word of a command here holds a quote: names and OUTPUT are checked.
show ()
{
  local word separator=
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9._/:=,-]*) printf "%s'%s'" "$separator" "$word" ;;
      *) printf '%s%s' "$separator" "$word" ;;
    esac
    separator=' '
  done
  printf '\n'
}

run ()
{
  if [ "$dry_run" = yes ]; then
    show "$@"
  else
    "$@" || failures=$((failures + 1))
  fi
}

# metric NAMESPACE NAME STATISTIC DIMENSION=VALUE...
metric ()
{
  local namespace=$1 name=$2 statistic=$3
  local option=--statistics field=$3
  local dimension dimensions=()
  shift 3
  for dimension in "$@"; do
    dimensions+=("Name=${dimension%%=*},Value=${dimension#*=}")
  done
  case $statistic in
    p[0-9]*)
      option=--extended-statistics
      field="ExtendedStatistics.\"$statistic\""
      ;;
  esac
  printf '\n%s, %s\n' "$name" "$statistic"
  run aws cloudwatch get-metric-statistics \
    --namespace "$namespace" --metric-name "$name" "$option" "$statistic" \
    --dimensions "${dimensions[@]}" \
    --start-time "$START" --end-time "$END" --period "$PERIOD" \
    --query "sort_by(Datapoints, &Timestamp)[].{Time: Timestamp, Value: $field, Unit: Unit}" \
    --output "$OUTPUT"
}
