#!/usr/bin/env bash
#
# CloudWatch metrics of Order service during a load test.
# Made by Loadwright on 2026-01-16. --help says what it does and needs.

set -euo pipefail

# As long as the planned test, and a little before.
test_minutes=38

# What can be asked about, in the order of the profile.
components='order-api order-queue order-worker order-db'
# Questions about several of them.
groups=''

list_components ()
{
  printf '  %-30s %s\n' 'order-api' 'Order API: http-api on eks'
  printf '  %-30s %s\n' 'order-queue' 'Order queue: sqs-standard on aws'
  printf '  %-30s %s\n' 'order-worker' 'Order worker: aws-lambda on lambda'
  printf '  %-30s %s\n' 'order-db' 'Order database: postgresql on aws-rds'
}

# What AWS calls them.
CLUSTER_NAME=${CLUSTER_NAME:-your-cluster}
NAMESPACE=${NAMESPACE:-default}
ORDER_API_NAME=${ORDER_API_NAME:-order-api}
ORDER_QUEUE_NAME=${ORDER_QUEUE_NAME:-order-queue}
ORDER_WORKER_NAME=${ORDER_WORKER_NAME:-order-worker}
ORDER_DB_NAME=${ORDER_DB_NAME:-order-db}

list_settings ()
{
  printf '  %-30s %s\n' 'CLUSTER_NAME' 'cluster [your-cluster]'
  printf '  %-30s %s\n' 'NAMESPACE' 'Kubernetes namespace [default]'
  printf '  %-30s %s\n' 'ORDER_API_NAME' 'Kubernetes service of Order API [order-api]'
  printf '  %-30s %s\n' 'ORDER_QUEUE_NAME' 'SQS queue of Order queue [order-queue]'
  printf '  %-30s %s\n' 'ORDER_WORKER_NAME' 'Lambda function of Order worker [order-worker]'
  printf '  %-30s %s\n' 'ORDER_DB_NAME' 'RDS instance of Order database [order-db]'
}

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

# The pods behind a Kubernetes service, as Container Insights sees them. It has to be installed in the
# cluster; its metrics are found only by exactly these dimensions.
eks_metrics ()
{
  set -- "ClusterName=$CLUSTER_NAME" "Namespace=$NAMESPACE" "Service=$1"
  metric ContainerInsights pod_cpu_utilization_over_pod_limit Average "$@"
  metric ContainerInsights pod_cpu_utilization_over_pod_limit Maximum "$@"
  metric ContainerInsights pod_cpu_utilization Average "$@"
  metric ContainerInsights pod_memory_utilization_over_pod_limit Maximum "$@"
  metric ContainerInsights service_number_of_running_pods Average "$@"
}

# A Lambda function: throttles mean that its concurrency is used up.
function_metrics ()
{
  set -- "FunctionName=$1"
  metric AWS/Lambda Invocations Sum "$@"
  metric AWS/Lambda Errors Sum "$@"
  metric AWS/Lambda Throttles Sum "$@"
  metric AWS/Lambda ConcurrentExecutions Maximum "$@"
  metric AWS/Lambda Duration Average "$@"
  metric AWS/Lambda Duration p99 "$@"
}

# An SQS queue: what waits in it, for how long, and what goes in and out.
queue_metrics ()
{
  set -- "QueueName=$1"
  metric AWS/SQS ApproximateNumberOfMessagesVisible Maximum "$@"
  metric AWS/SQS ApproximateNumberOfMessagesNotVisible Maximum "$@"
  metric AWS/SQS ApproximateAgeOfOldestMessage Maximum "$@"
  metric AWS/SQS NumberOfMessagesSent Sum "$@"
  metric AWS/SQS NumberOfMessagesDeleted Sum "$@"
}

# An RDS database instance.
database_metrics ()
{
  set -- "DBInstanceIdentifier=$1"
  metric AWS/RDS DatabaseConnections Maximum "$@"
  metric AWS/RDS CPUUtilization Average "$@"
  metric AWS/RDS CPUUtilization Maximum "$@"
  metric AWS/RDS FreeableMemory Minimum "$@"
  metric AWS/RDS ReadLatency Average "$@"
  metric AWS/RDS WriteLatency Average "$@"
  metric AWS/RDS DiskQueueDepth Maximum "$@"
}

# Order API: http-api on eks
query_order_api ()
{
  heading 'Order API'
  eks_metrics "$ORDER_API_NAME"
}

# Order queue: sqs-standard on aws
query_order_queue ()
{
  heading 'Order queue'
  queue_metrics "$ORDER_QUEUE_NAME"
}

# Order worker: aws-lambda on lambda
query_order_worker ()
{
  heading 'Order worker'
  function_metrics "$ORDER_WORKER_NAME"
}

# Order database: postgresql on aws-rds
query_order_db ()
{
  heading 'Order database'
  database_metrics "$ORDER_DB_NAME"
}

check_names ()
{
  check_name CLUSTER_NAME "$CLUSTER_NAME"
  check_name NAMESPACE "$NAMESPACE"
  check_name ORDER_API_NAME "$ORDER_API_NAME"
  check_name ORDER_QUEUE_NAME "$ORDER_QUEUE_NAME"
  check_name ORDER_WORKER_NAME "$ORDER_WORKER_NAME"
  check_name ORDER_DB_NAME "$ORDER_DB_NAME"
}

query ()
{
  case $1 in
    order-api) query_order_api ;;
    order-queue) query_order_queue ;;
    order-worker) query_order_worker ;;
    order-db) query_order_db ;;
    *) fail "there is no component $1" ;;
  esac
}

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
