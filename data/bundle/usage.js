// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Settings and secrets come from the environment. config.example.env lists them all; put yours into
// a copy of it, config.env, and keep that out of version control:
//
//   set -a; . ./config.env; set +a
//   k6 run performance-test.js
//
// One iteration of each scenario, as a first try (k6 2.3 or newer):
//
//   k6 run --once performance-test.js
//
// With every measurement, for a closer look afterwards:
//
//   k6 run --out json=results.json.gz performance-test.js
//
// In a container, with the results in this folder:
//
//   docker run --rm --user "$(id -u):$(id -g)" --env-file config.env \
//     --volume "$PWD:/test" --workdir /test grafana/k6:2.3.0 run performance-test.js
//
// In a pipeline: k6 exits with 99 when a threshold failed, and with 107 when the health check did.
// README.md has a job for GitHub Actions, and how to read summary.json.
//
// K6_VUS, K6_DURATION, K6_ITERATIONS and K6_STAGES, and the flags like them, would replace all
// scenarios of this script; leave them unset.
//
// SCENARIOS picks what runs, one after the other: names with commas between them, or all.
