# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT


# Runs the load test: checks k6 and the settings, asks before it touches production, keeps the
# results in a folder with the date, and says what to do next. --help lists the options.

set -eu
LC_ALL=C
export LC_ALL

plan_environment={environment}
plan_url={base-url}
health_path={health-path}
all_scenarios='{scenarios}'
planned_k6={version}
peak='{peak} requests per second'
files_needed={files}
ports_needed={ports}

usage ()
{
  cat <<'EOF'
Usage: ./run.sh [OPTION...] [SCENARIO...]

Runs the scenarios that are named, or those that run by default.

  -s, --smoke    try each request once, without load
  -l, --list     list the scenarios
  -n, --dry-run  check everything, but run nothing
      --lean     keep k6's own memory flat: no thresholds and no summary, for long runs whose samples
                 go into a file or to a server
  -h, --help     show this

Settings are read from config.env, as NAME=value; those of the environment come first.
CONFIRM_PRODUCTION=yes, in the environment, says yes where nobody can be asked.

The exit status is k6's: 0 when every threshold holds, 99 when one does not. It is 2 for a mistake
here, before anything was sent.
EOF
}

say ()
{
  printf '%s\n' "$*"
}

warn ()
{
  printf 'run.sh: %s\n' "$*" >&2
}

fail ()
{
  warn "$@"
  exit 2
}

# Takes lines of NAME=value as they are. Nothing in the file is ever run, and messages tell the number
# of a line only, as a line may hold a secret.
read_settings ()
{
  lw_line=0
  lw_return=$(printf '\r')
  while IFS= read -r lw_text || [ -n "$lw_text" ]; do
    lw_line=$((lw_line + 1))
    lw_text=${lw_text%"$lw_return"}
    case $lw_text in
      '' | '#'*) continue ;;
      *=*) ;;
      *) fail "config.env, line $lw_line: this is not NAME=value" ;;
    esac
    lw_name=${lw_text%%=*}
    lw_value=${lw_text#*=}
    case $lw_name in
      '' | [0-9]* | *[!A-Za-z0-9_]*)
        fail "config.env, line $lw_line: a name has letters, digits and _ only, and no space after it"
        ;;
      K6_DURATION | K6_ITERATIONS | K6_STAGES | K6_VUS)
        fail "config.env, line $lw_line: $lw_name would erase all scenarios of the test"
        ;;
      CONFIRM_PRODUCTION)
        fail "config.env, line $lw_line: CONFIRM_PRODUCTION is not for files, but for each run anew"
        ;;
      BASH* | CDPATH | DYLD_* | ENV | GLOBIGNORE | HOME | IFS | LC_ALL | LD_* | OPTIND | PATH | PS[124] | \
        PWD | OLDPWD | PPID | EUID | UID | SHELL | SHELLOPTS | _ | lw_*)
        fail "config.env, line $lw_line: $lw_name belongs to the system"
        ;;
    esac
    if [ -n "$lw_value" ] && ! printenv "$lw_name" >/dev/null; then
      export "$lw_name=$lw_value"
    fi
  done < config.env
}

# is_older VERSION MAJOR MINOR
is_older ()
{
  lw_rest=${1#*.}
  [ "${1%%.*}" -lt "$2" ] || { [ "${1%%.*}" -eq "$2" ] && [ "${lw_rest%%.*}" -lt "$3" ]; }
}

check_k6 ()
{
  command -v k6 >/dev/null \
    || fail "k6 is not installed; see https://grafana.com/docs/k6/latest/set-up/install-k6/"
  lw_k6=$(k6 version | sed -n 's/^k6[^0-9]*\([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
  if [ -z "$lw_k6" ]; then
    warn "k6 does not tell its version; this needs 0.49 or newer"
    lw_k6=0.49
  elif is_older "$lw_k6" 0 49; then
    fail "this is k6 $lw_k6, and the test needs 0.49 or newer"
  elif [ "$lw_k6" != "${planned_k6%.*}" ] && [ "$lw_k6" != "$planned_k6" ]; then
    say "This is k6 $lw_k6; pipelines and containers use $planned_k6"
  fi
}

check_scenarios ()
{
  lw_scenarios=
  for lw_wanted in "$@"; do
    lw_known=no
    for lw_name in $all_scenarios all; do
      [ "$lw_name" != "$lw_wanted" ] || lw_known=yes
    done
    [ "$lw_known" = yes ] || fail "there is no such scenario; there are: $all_scenarios"
    lw_scenarios=$lw_scenarios${lw_scenarios:+,}$lw_wanted
  done
  if [ -n "$lw_scenarios" ]; then
    SCENARIOS=$lw_scenarios
    export SCENARIOS
  fi
}

# The script asks for a good answer once more, with the token of the test.
check_health ()
{
  lw_url=${API_BASE_URL:-$plan_url}
  lw_url=${lw_url%/}
  [ -n "$lw_url" ] || fail "API_BASE_URL is not set; config.env is the place for it"
  [ -n "$health_path" ] || return 0
  if ! command -v curl >/dev/null; then
    return 0
  fi
  lw_status=$(curl --silent --globoff{curl-flags} --max-time 10 --output /dev/null \
    --write-out '%{http_code}' --url "$lw_url$health_path") || true
  case $lw_status in
    2??) say "$health_path answers with $lw_status" ;;
    5??) fail "$health_path answers with $lw_status: the service is not well, and nothing was sent" ;;
    '' | 000) fail "$lw_url does not answer; is API_BASE_URL right, and is the service up?" ;;
    *) say "$health_path answers with $lw_status; the test will ask again, with its token" ;;
  esac
}

confirm_production ()
{
  if [ "$plan_environment" != production ] && [ "${ENVIRONMENT:-}" != production ]; then
    return 0
  fi
  if [ "${CONFIRM_PRODUCTION:-}" = yes ]; then
    return 0
  fi
  [ -t 0 ] || fail "this is production, and nobody can be asked here: CONFIRM_PRODUCTION=yes says it is meant"
  printf 'This puts up to %s on PRODUCTION, at %s.\nType "production" to go on: ' "$peak" "$lw_url" >&2
  read -r lw_answer || lw_answer=
  [ "$lw_answer" = production ] || fail "nothing was sent"
}

check_limits ()
{
  # shellcheck disable=SC3045 # dash, bash, ksh and busybox all have it
  lw_files=$(ulimit -n)
  # shellcheck disable=SC3045
  if [ "$lw_files" != unlimited ] && [ "$lw_files" -lt "$files_needed" ] \
    && ! ulimit -n "$files_needed" 2>/dev/null; then
    warn "this may open $files_needed files, and $lw_files are allowed; raise the limit: ulimit -n $files_needed"
  fi
  # Some shells read byte by byte, which files of the system do not take.
  lw_range=$(cat /proc/sys/net/ipv4/ip_local_port_range 2>/dev/null) || lw_range=
  # shellcheck disable=SC2086 # two words
  set -- $lw_range
  if [ $# = 2 ]; then
    if [ $(($2 - $1)) -lt "$ports_needed" ]; then
      warn "this may need $ports_needed ports, and there are $(($2 - $1)); widen their range:" \
        'sudo sysctl -w net.ipv4.ip_local_port_range="1024 65535"'
    fi
  fi
}

make_results ()
{
  lw_results=results/$(date -u +%Y-%m-%dT%H-%M-%SZ)
  mkdir -p results
  lw_n=1
  lw_wish=$lw_results
  until mkdir "$lw_results" 2>/dev/null; do
    lw_n=$((lw_n + 1))
    [ "$lw_n" -lt 100 ] || fail "no folder can be made in results"
    lw_results=$lw_wish-$lw_n
  done
}

utc_now ()
{
  date -u +%Y-%m-%dT%H:%M:%SZ
}

run_k6 ()
{
  set -- run
  if [ "$lw_smoke" = yes ]; then
    SMOKE=yes
    export SMOKE
  else
{outputs}    :
  fi
  if [ "$lw_lean" = yes ]; then
    set -- "$@" --no-thresholds
    if is_older "$lw_k6" 2 0; then
      set -- "$@" --no-summary
    else
      set -- "$@" --summary-mode=disabled
    fi
  fi
  # Ctrl+C is for k6, which ends in order; this goes on to say where the results are.
  trap : INT
  lw_start=$(utc_now)
  lw_status=0
  (cd "$lw_results" && exec k6 "$@" ../../performance-test.js) || lw_status=$?
  lw_end=$(utc_now)
}

tell_next ()
{
  say
  case $lw_status in
    0) say "The run has ended well." ;;
    99) say "A threshold does not hold; summary.txt lists those first." ;;
    105 | 130) say "The run was stopped by hand." ;;
    107) say "The test stopped before any load; the message above says why." ;;
    *) say "k6 ended with $lw_status." ;;
  esac
  say "Results: $lw_results"
  if [ "$lw_smoke" = yes ] && [ "$lw_status" = 0 ]; then
    say "Next: ./run.sh runs it with load"
  elif [ "$lw_status" = 0 ] || [ "$lw_status" = 99 ]; then
    say "Next: {next}"
  else
    say 'Next: see "When something is wrong" in README.md'
  fi
}

lw_smoke=no
lw_lean=no
lw_dry_run=no
while [ $# -gt 0 ]; do
  case $1 in
    -s | --smoke) lw_smoke=yes ;;
    -l | --list)
      # shellcheck disable=SC2086 # a list of words
      printf '%s\n' $all_scenarios
      exit 0
      ;;
    -n | --dry-run) lw_dry_run=yes ;;
    --lean) lw_lean=yes ;;
    -h | --help)
      usage
      exit 0
      ;;
    --)
      shift
      break
      ;;
    -*) fail "there is no such option; see --help" ;;
    *) break ;;
  esac
  shift
done

cd -- "$(dirname -- "$0")"
check_scenarios "$@"
if [ -e config.env ]; then
  read_settings
else
  warn "there is no config.env; cp config.example.env config.env makes one to fill in"
fi
check_k6
check_health
check_limits
confirm_production
if [ "$lw_dry_run" = yes ]; then
  say "All is ready."
  exit 0
fi
make_results
run_k6
tell_next
exit "$lw_status"
