# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# The numbers that must agree with how many flows the test says were completed.

# tally WORDS HOW NAMESPACE NAME STATISTIC DIMENSION=VALUE...: one number for the whole window. HOW is
# sum, max, or last for the value at the end.
tally ()
{
  local words=$1 how=$2 namespace=$3 name=$4 statistic=$5
  local dimension expression dimensions=()
  shift 5
  for dimension in "$@"; do
    dimensions+=("Name=${dimension%%=*},Value=${dimension#*=}")
  done
  case $how in
    last) expression="sort_by(Datapoints, &Timestamp)[-1].$statistic" ;;
    *) expression="$how(Datapoints[].$statistic)" ;;
  esac
  printf '%-46s ' "$words"
  if [ "$dry_run" = yes ]; then
    printf '\n'
  fi
  run aws cloudwatch get-metric-statistics \
    --namespace "$namespace" --metric-name "$name" --statistics "$statistic" \
    --dimensions "${dimensions[@]}" \
    --start-time "$START" --end-time "$END" --period "$PERIOD" \
    --query "$expression" --output text
}

