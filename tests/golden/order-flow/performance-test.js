// Load test of Order service, from end to end for k6 0.49 or newer.
// Made with Loadwright 0.1.0 on 2026-01-16, to run against the qa environment.
// QA target: 1000 / 6.8 = 147.06 req/s.
// How to run it is at the end.

import http from 'k6/http';
import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';

// Configuration ----------------------------------------------------------------------------------

/**
 * A setting from the environment, without the spaces or line ends that editors leave around it.
 * @param {string} name
 */
function setting(name, fallback = '') {
  const value = __ENV[name];

  return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
}

// Secrets have no default and are never written here.
const CONFIG = {
  baseUrl: setting('API_BASE_URL').replace(/\/+$/, ''),
  token: setting('API_TOKEN'),
  environment: setting('ENVIRONMENT', 'qa'),
  scenarios: setting('SCENARIOS'),
  healthPath: '/health',
};

// Without these the test does not start.
const REQUIRED = {
  API_BASE_URL: CONFIG.baseUrl,
  API_TOKEN: CONFIG.token,
};

// Headers that show who sends a request.
const HEADERS = { Authorization: `Bearer ${CONFIG.token}` };

// Where the numbers come from --------------------------------------------------------------------

export const metadata = {
  generated_by: 'Loadwright 0.1.0',
  generated_at: '2026-01-16',
  title: 'Order service, from end to end',
  environment: 'qa',
  resources: {
    qa: { cpu: 1, ram_mb: 2048, replicas: 2 },
    staging: { cpu: 2, ram_mb: 4096, replicas: 4 },
    production: { cpu: 2, ram_mb: 4096, replicas: 8 },
  },
  extrapolation: {
    factor: 6.8,
    formula: '6.8', // as the profile declares it
    computed_factor: 6.12,
    computed_formula: '(2 / 1 * 0.85) * (8 / 2 * 0.9)',
    reality_adjustment: 1.25,
    confidence: 0.7,
    estimate: 'Production estimate: 147 × 6.8 × 1.25 ≈ 1250 req/s, confidence 70 %',
  },
  targets: {
    production_rps: 1000,
    qa_equivalent_rps: 147.06,
  },
  notes: [
    'Cold starts slow 8 % of the requests in QA, 1 % in production',
    'Network latency to the database: 3 ms in QA, 1 ms in production',
    'The database of QA has half the cores of production\'s',
    'Traffic from mobile clients is assumed to look like that of the web',
  ],
};

// Scenarios --------------------------------------------------------------------------------------

/** @typedef {import('k6/options').Scenario} Scenario */

/** @type {Record<string, Scenario>} */
const SCENARIOS = {
  // Steady load at half the target, to know what normal looks like
  baseline: {
    executor: 'constant-arrival-rate',
    rate: 59, // 40.1 % of 147.06 requests/s
    timeUnit: '1s',
    duration: '5m',
    preAllocatedVUs: 24, // ⌈12.59 + 3 × √12.59⌉ = 24
    maxVUs: 107, // ⌈59/s × 1.8 s⌉ = 107
    startTime: '0s',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'baseline' },
  },
  // Beside it, 20 % of its load as flows from end to end.
  baseline_e2e: {
    executor: 'constant-arrival-rate',
    rate: 59, // 10 % of 147.06 requests/s
    timeUnit: '20s',
    duration: '5m',
    preAllocatedVUs: 21, // ⌈10.44 + 3 × √10.44⌉ = 21
    maxVUs: 105, // ⌈2.95/s × 35.4 s⌉ = 105
    startTime: '0s',
    gracefulStop: '30s',
    exec: 'testFlow',
    tags: { objective: 'baseline' },
  },
  // Rises in steps past the target, to find where it stops keeping up
  capacity: {
    executor: 'ramping-arrival-rate',
    startRate: 40,
    timeUnit: '1s',
    stages: [
      { duration: '2m', target: 80 }, // 68 %
      { duration: '5m', target: 80 }, // 68 %
      { duration: '2m', target: 118 }, // 100 %
      { duration: '5m', target: 118 }, // 100 %
      { duration: '2m', target: 176 }, // 150 %
      { duration: '3m', target: 176 }, // 150 %
      { duration: '2m', target: 0 },
    ],
    preAllocatedVUs: 56, // ⌈37.55 + 3 × √37.55⌉ = 56
    maxVUs: 317, // ⌈176/s × 1.8 s⌉ = 317
    startTime: '6m',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'capacity' },
  },
  // Beside it, 20 % of its load as flows from end to end.
  capacity_e2e: {
    executor: 'ramping-arrival-rate',
    startRate: 20,
    timeUnit: '10s',
    stages: [
      { duration: '2m', target: 40 }, // 68 %
      { duration: '5m', target: 40 }, // 68 %
      { duration: '2m', target: 59 }, // 100 %
      { duration: '5m', target: 59 }, // 100 %
      { duration: '2m', target: 88 }, // 150 %
      { duration: '3m', target: 88 }, // 150 %
      { duration: '2m', target: 0 },
    ],
    preAllocatedVUs: 48, // ⌈31.15 + 3 × √31.15⌉ = 48
    maxVUs: 312, // ⌈8.8/s × 35.4 s⌉ = 312
    startTime: '6m',
    gracefulStop: '30s',
    exec: 'testFlow',
    tags: { objective: 'capacity' },
  },
  // A burst to three times the target, to see whether it holds and recovers
  spike: {
    executor: 'ramping-arrival-rate',
    startRate: 59,
    timeUnit: '1s',
    stages: [
      { duration: '2m', target: 59 }, // 50 %
      { duration: '30s', target: 353 }, // 300 %
      { duration: '2m', target: 59 }, // 50 %
    ],
    preAllocatedVUs: 102, // ⌈75.31 + 3 × √75.31⌉ = 102
    maxVUs: 636, // ⌈353/s × 1.8 s⌉ = 636
    startTime: '28m',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'spike' },
  },
  // Beside it, 20 % of its load as flows from end to end.
  spike_e2e: {
    executor: 'ramping-arrival-rate',
    startRate: 59,
    timeUnit: '20s',
    stages: [
      { duration: '2m', target: 59 }, // 50 %
      { duration: '30s', target: 353 }, // 300 %
      { duration: '2m', target: 59 }, // 50 %
    ],
    preAllocatedVUs: 87, // ⌈62.48 + 3 × √62.48⌉ = 87
    maxVUs: 625, // ⌈17.65/s × 35.4 s⌉ = 625
    startTime: '28m',
    gracefulStop: '30s',
    exec: 'testFlow',
    tags: { objective: 'spike' },
  },
  // Grows to twice the target, to see what fails first and how
  stress: {
    executor: 'ramping-arrival-rate',
    startRate: 118,
    timeUnit: '1s',
    stages: [
      { duration: '5m', target: 118 }, // 100 %
      { duration: '5m', target: 176 }, // 150 %
      { duration: '5m', target: 235 }, // 200 %
    ],
    preAllocatedVUs: 72, // ⌈50.13 + 3 × √50.13⌉ = 72
    maxVUs: 423, // ⌈235/s × 1.8 s⌉ = 423
    startTime: '33m30s',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'stress' },
  },
  // Beside it, 20 % of its load as flows from end to end.
  stress_e2e: {
    executor: 'ramping-arrival-rate',
    startRate: 59,
    timeUnit: '10s',
    stages: [
      { duration: '5m', target: 59 }, // 100 %
      { duration: '5m', target: 88 }, // 150 %
      { duration: '5m', target: 118 }, // 200 %
    ],
    preAllocatedVUs: 62, // ⌈41.77 + 3 × √41.77⌉ = 62
    maxVUs: 418, // ⌈11.8/s × 35.4 s⌉ = 418
    startTime: '33m30s',
    gracefulStop: '30s',
    exec: 'testFlow',
    tags: { objective: 'stress' },
  },
  // Moderate load for half a day, to find leaks and slow decay
  soak: {
    executor: 'constant-arrival-rate',
    rate: 141, // 47.9 % of 147.06 requests/s
    timeUnit: '2s',
    duration: '12h',
    preAllocatedVUs: 27, // ⌈15.04 + 3 × √15.04⌉ = 27
    maxVUs: 127, // ⌈70.5/s × 1.8 s⌉ = 127
    startTime: '49m30s',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'soak' },
  },
  // Beside it, 20 % of its load as flows from end to end.
  soak_e2e: {
    executor: 'constant-arrival-rate',
    rate: 212, // 12 % of 147.06 requests/s
    timeUnit: '1m',
    duration: '12h',
    preAllocatedVUs: 24, // ⌈12.51 + 3 × √12.51⌉ = 24
    maxVUs: 126, // ⌈3.533/s × 35.4 s⌉ = 126
    startTime: '49m30s',
    gracefulStop: '30s',
    exec: 'testFlow',
    tags: { objective: 'soak' },
  },
};

// What runs when SCENARIOS picks nothing. The others wait to be asked for by name.
/** @type {string[]} */
const RUN_BY_DEFAULT = ['baseline', 'baseline_e2e', 'capacity', 'capacity_e2e', 'spike', 'spike_e2e'];

// Rest between scenarios that SCENARIOS picks.
const GAP = '30s';
// Milliseconds of an iteration, as planned: responses, pauses, and waiting.
/** @type {Record<string, number>} */
const ITERATION_MS = { testAPI: 213.33333333333334, testFlow: 3540 };
// Scenarios that run the flow from end to end, each with the one beside it that makes single
// requests.
/** @type {Record<string, string>} */
const FLOWS = {
  baseline_e2e: 'baseline',
  capacity_e2e: 'capacity',
  spike_e2e: 'spike',
  stress_e2e: 'stress',
  soak_e2e: 'soak',
};
// So many iterations make each request once, which is what SMOKE asks for.
/** @type {Record<string, number>} */
const SMOKE_ITERATIONS = { testAPI: 3, testFlow: 1 };

// Thresholds -------------------------------------------------------------------------------------

/** @typedef {import('k6/options').Threshold} Threshold */

// Of the whole test, whatever runs.
/** @type {Record<string, Threshold[]>} */
const THRESHOLDS = {};

// Of each scenario, in force when it runs. delayAbortEval counts from its start.
/** @type {Record<string, Record<string, Threshold[]>>} */
const SCENARIO_THRESHOLDS = {
  baseline: {
    'http_req_duration{scenario:baseline}': [
      'p(95)<400',
      'p(99)<900',
      'p(99.9)<2000',
      { threshold: 'p(99)<1800', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_req_failed{scenario:baseline}': [
      'rate<0.001',
      { threshold: 'rate<0.005', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:baseline}': ['rate>=0.999'],
    'http_reqs{scenario:baseline}': ['count>=17346'],
    'dropped_iterations{scenario:baseline}': ['count<18'],
    'iterations{scenario:baseline}': ['count>0'],
    'http_req_duration{scenario:baseline,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:baseline,name:LookUpOrder}': ['max>=0'],
  },
  baseline_e2e: {
    'http_req_duration{scenario:baseline_e2e}': [
      'p(95)<400',
      'p(99)<900',
      'p(99.9)<2000',
      { threshold: 'p(99)<1800', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_req_failed{scenario:baseline_e2e}': [
      'rate<0.001',
      { threshold: 'rate<0.005', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:baseline_e2e}': ['rate>=0.999'],
    'e2e_duration{scenario:baseline_e2e}': ['p(95)<10000'],
    'e2e_completed{scenario:baseline_e2e}': ['rate>=0.99'],
    'iterations{scenario:baseline_e2e}': ['count>=867'],
    'dropped_iterations{scenario:baseline_e2e}': ['count<1'],
    'http_reqs{scenario:baseline_e2e}': ['count>0'],
    'e2e_requests{scenario:baseline_e2e}': ['max>=0'],
    'e2e_waiting{scenario:baseline_e2e}': ['max>=0'],
    'e2e_completed{scenario:baseline_e2e,outcome:step-failed}': ['rate>=0'],
    'e2e_completed{scenario:baseline_e2e,outcome:work-failed}': ['rate>=0'],
    'e2e_completed{scenario:baseline_e2e,outcome:deadline-passed}': ['rate>=0'],
    'http_reqs{scenario:baseline_e2e polls}': ['count>=0'],
    'http_req_duration{scenario:baseline_e2e,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:baseline_e2e,name:LookUpOrder}': ['max>=0'],
  },
  capacity: {
    'http_req_failed{scenario:capacity}': [
      { threshold: 'rate<0.1', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_reqs{scenario:capacity}': ['count>0'],
    'iterations{scenario:capacity}': ['count>0'],
    'http_req_duration{scenario:capacity}': ['max>=0'],
    'dropped_iterations{scenario:capacity}': ['count>=0'],
    'http_req_duration{scenario:capacity,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:capacity,name:LookUpOrder}': ['max>=0'],
  },
  capacity_e2e: {
    'http_req_failed{scenario:capacity_e2e}': [
      { threshold: 'rate<0.1', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_reqs{scenario:capacity_e2e}': ['count>0'],
    'iterations{scenario:capacity_e2e}': ['count>0'],
    'http_req_duration{scenario:capacity_e2e}': ['max>=0'],
    'dropped_iterations{scenario:capacity_e2e}': ['count>=0'],
    'e2e_duration{scenario:capacity_e2e}': ['max>=0'],
    'e2e_completed{scenario:capacity_e2e}': ['rate>=0'],
    'e2e_requests{scenario:capacity_e2e}': ['max>=0'],
    'e2e_waiting{scenario:capacity_e2e}': ['max>=0'],
    'e2e_completed{scenario:capacity_e2e,outcome:step-failed}': ['rate>=0'],
    'e2e_completed{scenario:capacity_e2e,outcome:work-failed}': ['rate>=0'],
    'e2e_completed{scenario:capacity_e2e,outcome:deadline-passed}': ['rate>=0'],
    'http_reqs{scenario:capacity_e2e polls}': ['count>=0'],
    'http_req_duration{scenario:capacity_e2e,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:capacity_e2e,name:LookUpOrder}': ['max>=0'],
  },
  spike: {
    'http_req_duration{scenario:spike}': ['p(95)<800'],
    'http_req_failed{scenario:spike}': [
      'rate<0.005',
      { threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:spike}': ['rate>=0.995'],
    'http_reqs{scenario:spike}': ['count>=37220'],
    'dropped_iterations{scenario:spike}': ['count<38'],
    'iterations{scenario:spike}': ['count>0'],
    'http_req_duration{scenario:spike,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:spike,name:LookUpOrder}': ['max>=0'],
  },
  spike_e2e: {
    'http_req_duration{scenario:spike_e2e}': ['p(95)<800'],
    'http_req_failed{scenario:spike_e2e}': [
      'rate<0.005',
      { threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:spike_e2e}': ['rate>=0.995'],
    'e2e_duration{scenario:spike_e2e}': ['p(95)<20000'],
    'e2e_completed{scenario:spike_e2e}': ['rate>=0.95'],
    'iterations{scenario:spike_e2e}': ['count>=1861'],
    'dropped_iterations{scenario:spike_e2e}': ['count<2'],
    'http_reqs{scenario:spike_e2e}': ['count>0'],
    'e2e_requests{scenario:spike_e2e}': ['max>=0'],
    'e2e_waiting{scenario:spike_e2e}': ['max>=0'],
    'e2e_completed{scenario:spike_e2e,outcome:step-failed}': ['rate>=0'],
    'e2e_completed{scenario:spike_e2e,outcome:work-failed}': ['rate>=0'],
    'e2e_completed{scenario:spike_e2e,outcome:deadline-passed}': ['rate>=0'],
    'http_reqs{scenario:spike_e2e polls}': ['count>=0'],
    'http_req_duration{scenario:spike_e2e,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:spike_e2e,name:LookUpOrder}': ['max>=0'],
  },
  stress: {
    'http_req_failed{scenario:stress}': [
      { threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_reqs{scenario:stress}': ['count>0'],
    'iterations{scenario:stress}': ['count>0'],
    'http_req_duration{scenario:stress}': ['max>=0'],
    'dropped_iterations{scenario:stress}': ['count>=0'],
    'http_req_duration{scenario:stress,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:stress,name:LookUpOrder}': ['max>=0'],
  },
  stress_e2e: {
    'http_req_failed{scenario:stress_e2e}': [
      { threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_reqs{scenario:stress_e2e}': ['count>0'],
    'iterations{scenario:stress_e2e}': ['count>0'],
    'http_req_duration{scenario:stress_e2e}': ['max>=0'],
    'dropped_iterations{scenario:stress_e2e}': ['count>=0'],
    'e2e_duration{scenario:stress_e2e}': ['max>=0'],
    'e2e_completed{scenario:stress_e2e}': ['rate>=0'],
    'e2e_requests{scenario:stress_e2e}': ['max>=0'],
    'e2e_waiting{scenario:stress_e2e}': ['max>=0'],
    'e2e_completed{scenario:stress_e2e,outcome:step-failed}': ['rate>=0'],
    'e2e_completed{scenario:stress_e2e,outcome:work-failed}': ['rate>=0'],
    'e2e_completed{scenario:stress_e2e,outcome:deadline-passed}': ['rate>=0'],
    'http_reqs{scenario:stress_e2e polls}': ['count>=0'],
    'http_req_duration{scenario:stress_e2e,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:stress_e2e,name:LookUpOrder}': ['max>=0'],
  },
  soak: {
    'http_req_duration{scenario:soak}': [
      'p(95)<400',
      'p(99)<900',
      'p(99.9)<2000',
      { threshold: 'p(99)<1800', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_req_failed{scenario:soak}': [
      'rate<0.001',
      { threshold: 'rate<0.005', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:soak}': ['rate>=0.999'],
    'http_reqs{scenario:soak}': ['count>=2984688'],
    'dropped_iterations{scenario:soak}': ['count<3046'],
    'iterations{scenario:soak}': ['count>0'],
    'http_req_duration{scenario:soak,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:soak,name:LookUpOrder}': ['max>=0'],
  },
  soak_e2e: {
    'http_req_duration{scenario:soak_e2e}': [
      'p(95)<400',
      'p(99)<900',
      'p(99.9)<2000',
      { threshold: 'p(99)<1800', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_req_failed{scenario:soak_e2e}': [
      'rate<0.001',
      { threshold: 'rate<0.005', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:soak_e2e}': ['rate>=0.999'],
    'e2e_duration{scenario:soak_e2e}': ['p(95)<10000'],
    'e2e_completed{scenario:soak_e2e}': ['rate>=0.99'],
    'iterations{scenario:soak_e2e}': ['count>=149587'],
    'dropped_iterations{scenario:soak_e2e}': ['count<153'],
    'http_reqs{scenario:soak_e2e}': ['count>0'],
    'e2e_requests{scenario:soak_e2e}': ['max>=0'],
    'e2e_waiting{scenario:soak_e2e}': ['max>=0'],
    'e2e_completed{scenario:soak_e2e,outcome:step-failed}': ['rate>=0'],
    'e2e_completed{scenario:soak_e2e,outcome:work-failed}': ['rate>=0'],
    'e2e_completed{scenario:soak_e2e,outcome:deadline-passed}': ['rate>=0'],
    'http_reqs{scenario:soak_e2e polls}': ['count>=0'],
    'http_req_duration{scenario:soak_e2e,name:PlaceOrder}': ['max>=0'],
    'http_req_duration{scenario:soak_e2e,name:LookUpOrder}': ['max>=0'],
  },
};

// Options ----------------------------------------------------------------------------------------

/**
 * Milliseconds of a k6 duration such as '1h30m'.
 * @param {unknown} duration
 */
function toMs(duration) {
  /** @type {Record<string, number>} */
  const units = { d: 86400000, h: 3600000, m: 60000, s: 1000, ms: 1 };
  let total = 0;
  for (const [, number, unit] of String(duration).matchAll(/([\d.]+)(ms|d|h|m|s)/g)) {
    total += Number(number) * units[unit];
  }
  return total;
}

// The names that SCENARIOS holds.
const WANTED = CONFIG.scenarios.split(/[\s,]+/).filter((name) => name !== '');

// How many runners share the load, each with its part of it. A k6 of its own judges each part.
const RUNNERS = Math.max(1, Math.floor(Number(setting('RUNNERS', '1'))) || 1);

// Whether each request is only tried once, by a single VU, in place of any load.
const SMOKE = /^(1|on|true|yes)$/i.test(setting('SMOKE'));

if (SMOKE) {
  for (const [name, { exec: iteration, env, tags }] of Object.entries(SCENARIOS)) {
    SCENARIOS[name] = {
      executor: 'per-vu-iterations',
      exec: iteration,
      env,
      tags,
      vus: 1,
      iterations: SMOKE_ITERATIONS[String(iteration)],
      maxDuration: '10m',
      startTime: '0s',
      gracefulStop: '30s',
    };
  }
}

/**
 * Scenarios that make the same iterations try the same requests, so that one of them will do.
 * @param {string[]} names
 */
function withoutTwins(names) {
  const iterations = names.map((name) => SCENARIOS[name].exec);

  return names.filter((_, i) => iterations.indexOf(iterations[i]) === i);
}

/**
 * The scenarios to run: those wanted, or those that run by default. A name that does not exist stops
 * the run before anything is sent.
 */
function pickScenarios() {
  const valid = Object.keys(SCENARIOS);
  const unknown = WANTED.filter((name) => !valid.includes(name) && name !== 'all');

  if (unknown.length > 0) {
    throw new Error(
      `SCENARIOS: there is no "${unknown.join('", "')}". Valid names: ${valid.join(', ')}, all`,
    );
  }
  if (WANTED.length === 0 && SMOKE) return withoutTwins(valid);
  if (WANTED.length === 0 && RUN_BY_DEFAULT.length === 0) {
    throw new Error(`Say with SCENARIOS what to run: ${valid.join(', ')}, all`);
  }
  if (WANTED.length === 0) return RUN_BY_DEFAULT;
  if (WANTED.includes('all') && !valid.includes('all')) return valid;
  return valid.filter((name) => WANTED.includes(name));
}

/**
 * A ramp as straight lines.
 * @param {number} start
 * @param {{ duration: string, target: number }[]} stages
 */
function ramp(start, stages) {
  let from = start;

  return stages.map(({ duration, target }) => {
    const line = { ms: toMs(duration), from, to: target };
    from = target;
    return line;
  });
}

/**
 * The shape of a scenario as straight lines: iterations per timeUnit, or VUs.
 * @param {Scenario} scenario
 */
function linesOf(scenario) {
  switch (scenario.executor) {
    case 'constant-arrival-rate':
      return [{ ms: toMs(scenario.duration), from: scenario.rate, to: scenario.rate }];
    case 'ramping-arrival-rate':
      return ramp(scenario.startRate || 0, scenario.stages);
    case 'constant-vus':
      return [{ ms: toMs(scenario.duration), from: scenario.vus || 1, to: scenario.vus || 1 }];
    case 'ramping-vus': {
      const lines = ramp(scenario.startVUs === undefined ? 1 : scenario.startVUs, scenario.stages);
      // k6 does not wait for stages that stay at zero at the end.
      while (lines.length > 0 && lines.slice(-1).every(({ from, to }) => from === 0 && to === 0)) {
        lines.pop();
      }
      return lines;
    }
    default:
      return [{ ms: toMs(scenario.maxDuration), from: scenario.vus || 1, to: scenario.vus || 1 }];
  }
}

/**
 * How long a scenario lasts in milliseconds: its shape, and the time in which k6 lets running
 * iterations end.
 * @param {Scenario} scenario
 */
function lengthOf(scenario) {
  const lines = linesOf(scenario);
  const regular = lines.reduce((sum, line) => sum + line.ms, 0);
  let graceful = toMs(scenario.gracefulStop);

  if (scenario.executor === 'ramping-vus' && lines.slice(-1).every((line) => line.to === 0)) {
    // The last VU may go before the last stage ends; the graceful stop comes after that stage.
    const whole = scenario.stages.reduce((sum, stage) => sum + toMs(stage.duration), 0);
    graceful = Math.min(whole - regular + graceful, toMs(scenario.gracefulRampDown));
  }
  return { regular, graceful };
}

/**
 * When each picked scenario starts, in milliseconds. By default that is as planned. Those that were
 * asked for run back to back; where they overlap in the plan, they still do.
 * @param {string[]} names
 */
function layOut(names) {
  const planned = names
    .map((name) => {
      const start = toMs(SCENARIOS[name].startTime);
      const { regular, graceful } = lengthOf(SCENARIOS[name]);
      return { name, start, end: start + regular + graceful };
    })
    .sort((a, b) => a.start - b.start);
  const starts = new Map();
  let busyUntil = -1;
  let next = 0;
  let shift = 0;

  for (const { name, start, end } of planned) {
    if (WANTED.length > 0 && start >= busyUntil) shift = next - start;
    starts.set(name, start + shift);
    busyUntil = Math.max(busyUntil, end);
    next = busyUntil + shift + toMs(GAP);
  }
  return starts;
}

/** @type {Map<string, number>} */
const STARTS = layOut(pickScenarios());

/** The picked scenarios at their start times. */
function scenarioOptions() {
  return Object.fromEntries(
    [...STARTS].map(([name, start]) => [
      name,
      Object.assign({}, SCENARIOS[name], { startTime: `${start}ms` }),
    ]),
  );
}

/**
 * The part of a count that one of several runners is judged by; other thresholds hold for each part.
 * @param {string} expression
 */
function shareOf(expression) {
  const [, sign, count] = expression.match(/^count *([<>]=?) *([\d.]+)$/) || ['', '', ''];
  const share = Number(count) / RUNNERS;

  if (RUNNERS === 1 || sign === '') return expression;
  return `count${sign}${sign.startsWith('<') ? Math.ceil(share) : Math.floor(share)}`;
}

/**
 * When nothing is but tried, all of it has to work, however long it takes.
 * @returns {Record<string, string[]>}
 */
function smokeThresholds() {
  return Object.fromEntries(
    [...STARTS.keys()].flatMap((name) => [
      [`checks{scenario:${name}}`, ['rate>=1']],
      [`iterations{scenario:${name}}`, [`count>=${plannedIterations(name)}`]],
    ]),
  );
}

/**
 * The thresholds of the whole test and of the picked scenarios. SCENARIO_THRESHOLDS counts
 * delayAbortEval from the start of the scenario, k6 from the start of the test.
 */
function thresholdOptions() {
  const thresholds = Object.assign({}, THRESHOLDS);

  if (SMOKE) return smokeThresholds();
  for (const [name, start] of STARTS) {
    // k6 keeps the numbers of a scenario only for metrics that a threshold names; these always hold.
    thresholds[`iterations{scenario:${name}}`] = ['count>=0'];
    thresholds[`dropped_iterations{scenario:${name}}`] = ['count>=0'];
    for (const [metric, limits] of Object.entries(SCENARIO_THRESHOLDS[name] || {})) {
      thresholds[metric] = limits.map((limit) =>
        typeof limit === 'string' || limit.delayAbortEval === undefined
          ? limit
          : Object.assign({}, limit, {
              delayAbortEval: `${start + toMs(limit.delayAbortEval)}ms`,
            }),
      );
    }
  }
  if (RUNNERS > 1) {
    for (const [metric, limits] of Object.entries(thresholds)) {
      thresholds[metric] = limits.map((limit) =>
        typeof limit === 'string'
          ? shareOf(limit)
          : Object.assign({}, limit, { threshold: shareOf(limit.threshold) }),
      );
    }
  }
  return thresholds;
}

/** @type {import('k6/options').Options} */
export const options = {
  scenarios: scenarioOptions(),
  thresholds: thresholdOptions(),
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'count'],
  // Requests whose answer is looked into ask for it themselves.
  discardResponseBodies: true,
  tags: { environment: CONFIG.environment },
};

// Requests ---------------------------------------------------------------------------------------

// Share of requests whose answer was not as expected, whatever its status.
const errors = new Rate('errors');

// No longer than gracefulStop, so that no request is cut off uncounted.
const TIMEOUT = '10s';
const JSON_TYPE = { 'Content-Type': 'application/json' };

/**
 * Sends a request below the base URL, with what shows who sends it unless it is anonymous.
 * @param {string} method
 * @param {string} path
 * @param {import('k6/http').RequestBody | null} body
 * @param {import('k6/http').Params} params
 */
function deliver(method, path, body, params, anonymous = false) {
  const headers = Object.assign({}, anonymous ? {} : HEADERS, params.headers);

  return http.request(method, CONFIG.baseUrl + path, body, Object.assign({}, params, { headers }));
}

/**
 * What counts as success of a request, for the checks and for k6's own http_req_failed.
 * @param {string} words
 * @param {...(number | { min: number, max: number })} statuses
 */
function expectStatus(words, ...statuses) {
  return {
    words: `status is ${words}`,
    callback: http.expectedStatuses(...statuses),
    // Redirects that lead there are requests of their own.
    withRedirects: http.expectedStatuses(...statuses, { min: 300, max: 399 }),
    /** @param {number} status */
    accepts: (status) =>
      statuses.some((wanted) =>
        typeof wanted === 'number' ? status === wanted : status >= wanted.min && status <= wanted.max,
      ),
  };
}

/** @typedef {(response: import('k6/http').Response) => boolean} Passes */

/**
 * Sends a request, checks the answer, and counts it as an error when it is not what was expected.
 * Slow answers are no errors: the thresholds on http_req_duration judge them.
 * @param {string} method
 * @param {string} path
 * @param {{
 *   name: string,
 *   status: ReturnType<typeof expectStatus>,
 *   body?: string | null,
 *   headers?: Record<string, string>,
 *   tags?: Record<string, string>,
 *   timeout?: string,
 *   redirects?: number,
 *   checks?: Record<string, Passes>,
 *   limits?: Record<string, Passes>,
 *   reads?: boolean,
 *   pause?: number,
 *   compression?: 'gzip' | 'deflate' | 'br',
 *   keep?: (response: any) => boolean,
 *   anonymous?: boolean,
 * }} request
 */
function send(method, path, request) {
  const { name, status, body = null, headers, timeout = TIMEOUT, checks, limits, pause } = request;
  const { compression, keep } = request;
  const tags = Object.assign({ name }, request.tags);
  /** @type {import('k6/http').Params} */
  const params = {
    headers,
    tags,
    timeout,
    responseCallback: status.callback,
    responseType: request.reads ? 'text' : 'none',
  };
  if (request.redirects !== undefined) params.redirects = request.redirects;
  if (request.redirects) params.responseCallback = status.withRedirects;
  if (compression !== undefined) params.compression = compression;
  const response = deliver(method, path, body, params, request.anonymous);
  const expected = Object.assign(
    { [`${name}: ${status.words}`]: () => status.accepts(response.status) },
    named(name, checks),
  );
  const passed = check(response, expected, tags);

  errors.add(!passed, tags);
  if (limits !== undefined) check(response, named(name, limits), tags);
  // Only an answer that was expected has what later requests need.
  const kept = keep === undefined || (status.accepts(response.status) && keep(response));
  // Scenarios whose iterations pause say so in their env.
  if (pause !== undefined && __ENV.PAUSES) sleep(pause);
  return { passed: passed && kept, ms: response.timings.duration };
}

/**
 * Checks under the name of the request that they belong to.
 * @param {string} name
 * @param {Record<string, Passes>} checks
 */
function named(name, checks = {}) {
  return Object.fromEntries(Object.entries(checks).map(([words, passes]) => [`${name}: ${words}`, passes]));
}

// Tells this run from others. setup() makes it, so that all VUs have the same.
let runId = 'run';

/** A value that no other iteration has: not in this run, in another, or on another machine. */
function unique() {
  return `${runId}-${exec.scenario.name}-${exec.scenario.iterationInTest}`;
}

// What answers gave to this VU, and before that what stands in its place.
/** @type {Record<string, any>} */
const VALUES = {
  order_id: '',
};
// Flows begin with none of an earlier one.
const FALLBACKS = Object.assign({}, VALUES);

/**
 * A random whole number, both ends among them.
 * @param {number} least
 * @param {number} most
 */
function integer(least, most) {
  return least + Math.floor(Math.random() * (most - least + 1));
}

/**
 * One of several values, at random.
 * @param {...any} values
 */
function choice(...values) {
  return values[Math.floor(Math.random() * values.length)];
}

/** @param {string} path */
function fromJson(path) {
  /** @param {any} response */
  return (response) => (response.body ? response.json(path) : undefined);
}

/**
 * Keeps what an answer gives to later requests of this VU. What is not in it stays as it was. Returns
 * whether there is a value for all of them.
 * @param {any} response
 * @param {Record<string, (response: any) => any>} captures
 */
function keepValues(response, captures) {
  for (const [name, read] of Object.entries(captures)) {
    const value = read(response);
    if (value === undefined || value === null) continue;
    VALUES[name] = typeof value === 'object' ? jsonInTexts(value) : value;
  }
  return Object.keys(captures).every((name) => VALUES[name] !== '');
}

/**
 * A copy of an object or a list that is its JSON within a text. What k6 reads from an answer is no
 * object of the script's own: a list takes no further properties.
 * @param {any} value
 */
function jsonInTexts(value) {
  const text = JSON.stringify(value);
  const copy = JSON.parse(text);

  return Object.defineProperty(copy, Symbol.toPrimitive, { value: () => text });
}

// Of completed flows: from the first request to the answer that says the work is done, the part of
// it that was spent in requests of the steps, and the part from the last step on.
const flowDuration = new Trend('e2e_duration', true);
const flowRequests = new Trend('e2e_requests', true);
const flowWaiting = new Trend('e2e_waiting', true);
// Share of the flows that were completed; the tag outcome says why one was not.
const flowCompleted = new Rate('e2e_completed');

/**
 * What the check at the end of a flow is called; one that fails says why the flow was not completed.
 * @type {Record<string, string>}
 */
const GOALS = {
  completed: 'completed',
  'work-failed': 'the work does not fail',
  'deadline-passed': 'done before the deadline',
};

/**
 * Runs the steps in order. One whose answer is not as expected ends the flow, because those after it
 * rest on it.
 * @param {[string, () => { passed: boolean, ms: number }][]} steps
 * @param {(lastStep: number) => string} finish
 */
function runFlow(steps, finish) {
  const begin = Date.now();
  let outcome = 'step-failed';
  let goal = 'all steps are made';
  let requests = 0;

  try {
    for (const [name, step] of steps) {
      goal = `goes on after ${name}`;
      const { passed, ms } = step();
      requests += ms;
      if (!passed) return;
    }
    const lastStep = Date.now();
    outcome = finish(lastStep);
    goal = GOALS[outcome];
    if (outcome === 'completed') {
      flowDuration.add(Date.now() - begin);
      flowRequests.add(requests);
      flowWaiting.add(Date.now() - lastStep);
    }
  } finally {
    const completed = outcome === 'completed';
    flowCompleted.add(completed, { outcome });
    check(null, { [`flow: ${goal}`]: () => completed }, apart());
  }
}

/**
 * What is no request of a step has a scenario of its own in its tags, so that thresholds on the
 * scenario judge the steps alone.
 */
function apart() {
  return { scenario: `${exec.scenario.name} polls` };
}

/**
 * Asks at every interval after the last step whether the work is done, until it is, has failed, or the
 * deadline has passed.
 * @param {number} lastStep
 * @param {() => string} poll
 */
function waitForWork(lastStep, poll) {
  let next = lastStep + WORK.every;

  while (next <= lastStep + WORK.deadline) {
    sleep(Math.max(next - Date.now(), 0) / 1000);
    const outcome = poll();
    if (outcome !== '') return outcome;
    next = Math.max(next + WORK.every, Date.now());
  }
  return 'deadline-passed';
}

/**
 * Asks once. Answers that mean "not yet" are no errors; the deadline judges the work, not each poll.
 * @param {string} method
 * @param {string} path
 * @param {{
 *   name: string,
 *   status: ReturnType<typeof expectStatus>,
 *   body?: any,
 *   headers?: Record<string, string>,
 *   tags?: Record<string, string>,
 *   timeout?: string,
 *   redirects?: number,
 *   compression?: 'gzip' | 'deflate' | 'br',
 *   anonymous?: boolean,
 * }} request
 */
function ask(method, path, request) {
  const { name, status, body = null, headers, timeout = TIMEOUT, compression, anonymous } = request;
  const tags = Object.assign({ name }, request.tags, apart());
  /** @type {import('k6/http').Params} */
  const params = {
    headers,
    tags,
    timeout,
    responseCallback: WORK.answered.callback,
    responseType: 'text',
  };
  if (request.redirects !== undefined) params.redirects = request.redirects;
  if (compression !== undefined) params.compression = compression;
  const response = deliver(method, path, body, params, anonymous);

  check(response, { [`${name}: ${WORK.answered.words}`]: () => WORK.answered.accepts(response.status) }, tags);
  if (!status.accepts(response.status)) return '';
  if (WORK.path === '') return 'completed';

  const state = response.body ? response.json(WORK.path) : undefined;
  if (state === undefined || state === null) return '';
  if (WORK.failed.includes(String(state))) return 'work-failed';
  return WORK.done.length === 0 || WORK.done.includes(String(state)) ? 'completed' : '';
}

const STATUS_201 = expectStatus('201', 201);
const STATUS_2XX = expectStatus('2xx', { min: 200, max: 299 });
const STATUS_200 = expectStatus('200', 200);

// Place an order
function postApiOrders() {
  return send('POST', '/api/orders', {
    name: 'PlaceOrder',
    status: STATUS_201,
    headers: JSON_TYPE,
    body: JSON.stringify({
      request_id: unique(),
      customer_id: `${integer(1, 50000)}`,
      items: [{ sku: choice('A-100', 'B-200', 'C-300'), quantity: 1 }],
    }),
  });
}

// Look up an order
function getApiOrdersById() {
  return send('GET', '/api/orders/1', { name: 'LookUpOrder', status: STATUS_2XX });
}

// List the orders of a customer
function getApiOrders() {
  return send('GET', '/api/orders', { name: 'ListOrders', status: STATUS_2XX });
}

// Place an order
function stepPostApiOrders() {
  return send('POST', '/api/orders', {
    name: 'PlaceOrder',
    status: STATUS_201,
    headers: JSON_TYPE,
    body: JSON.stringify({
      request_id: unique(),
      customer_id: `${integer(1, 50000)}`,
      items: [{ sku: choice('A-100', 'B-200', 'C-300'), quantity: 1 }],
    }),
    reads: true,
    keep: (answer) => keepValues(answer, { order_id: fromJson('order.id') }),
  });
}

// Look up an order
function stepGetApiOrdersById() {
  return send('GET', `/api/orders/${encodeURIComponent(VALUES.order_id)}`, {
    name: 'LookUpOrder',
    status: STATUS_2XX,
  });
}

function pollGetApiOrdersById() {
  return ask('GET', `/api/orders/${encodeURIComponent(VALUES.order_id)}`, {
    name: 'IsItBooked',
    status: STATUS_200,
  });
}

// How often each request is made in one cycle of the traffic.
const MIX = [
  postApiOrders,
  getApiOrdersById,
  getApiOrders,
];

// One iteration of scenarios that make single requests.
/** @param {ReturnType<typeof setup>} data */
export function testAPI(data) {
  if (data) runId = data.runId;
  MIX[exec.scenario.iterationInTest % MIX.length]();
}

// How the flow knows that its work is done: how often and how long it asks, in milliseconds; which
// answers are none to worry about; where in them the state is, and what it is in the end.
/**
 * @type {{
 *   every: number,
 *   deadline: number,
 *   answered: ReturnType<typeof expectStatus>,
 *   path: string,
 *   done: string[],
 *   failed: string[],
 * }}
 */
const WORK = {
  every: 1000,
  deadline: 30000,
  answered: STATUS_200,
  path: 'order.status',
  done: ['BOOKED'],
  failed: ['REJECTED'],
};

// The flow from end to end: one iteration of the scenarios that run it.
/** @param {ReturnType<typeof setup>} data */
export function testFlow(data) {
  if (data) runId = data.runId;
  Object.assign(VALUES, FALLBACKS);
  runFlow(
    [
      ['PlaceOrder', stepPostApiOrders],
      ['LookUpOrder', stepGetApiOrdersById],
    ],
    (lastStep) => waitForWork(lastStep, pollGetApiOrdersById),
  );
}

// Before and after the load ----------------------------------------------------------------------

// What must be right before any load is sent.
const PREFLIGHT = [checkHealth];

/**
 * A duration for people.
 * @param {number} ms
 */
function inWords(ms) {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const words = parts.filter(([number]) => number !== 0).map((part) => part.join(' '));

  return words.length > 0 ? words.join(' ') : '0 s';
}

/**
 * A count for people.
 * @param {number} number
 */
function grouped(number) {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A number with few decimals.
 * @param {number} number
 */
function short(number) {
  return String(Number(number.toFixed(Math.abs(number) < 10 ? 3 : 1)));
}

/**
 * The load of a scenario in a few words, such as "100 to 441 iterations/s".
 * @param {Scenario} scenario
 */
function loadOf(scenario) {
  const levels = linesOf(scenario).flatMap(({ from, to }) => [from, to]);
  const drivesRate = 'timeUnit' in scenario;
  const scale = drivesRate ? 1000 / toMs(scenario.timeUnit) : 1;
  const low = short(Math.min(...levels) * scale);
  const high = short(Math.max(...levels) * scale);

  return `${low === high ? high : `${low} to ${high}`} ${drivesRate ? 'iterations/s' : 'VUs'}`;
}

/**
 * The area under the shape of a scenario.
 * @param {Scenario} scenario
 */
function areaOf(scenario) {
  return linesOf(scenario).reduce((sum, { ms, from, to }) => sum + (ms * (from + to)) / 2, 0);
}

/**
 * How many iterations a scenario is planned to make.
 * @param {string} name
 */
function plannedIterations(name) {
  const scenario = SCENARIOS[name];

  switch (scenario.executor) {
    case 'constant-arrival-rate':
    case 'ramping-arrival-rate':
      return areaOf(scenario) / toMs(scenario.timeUnit);
    case 'per-vu-iterations':
      return (scenario.vus || 1) * (scenario.iterations || 1);
    case 'shared-iterations':
      return scenario.iterations || 1;
    default:
      // VUs make as many iterations as the system lets them; this many at the planned pace.
      return areaOf(scenario) / ITERATION_MS[scenario.exec || ''];
  }
}

/** The most VUs that the picked scenarios can have at one time. */
function mostVus() {
  const spans = [...STARTS].map(([name, start]) => {
    const scenario = SCENARIOS[name];
    const { regular, graceful } = lengthOf(scenario);
    const vus =
      'preAllocatedVUs' in scenario
        ? scenario.maxVUs || scenario.preAllocatedVUs
        : Math.max(...linesOf(scenario).flatMap(({ from, to }) => [from, to]));
    return { start, end: start + regular + graceful, vus };
  });
  const together = spans.map(({ start: at }) =>
    spans
      .filter(({ start, end }) => start <= at && at < end)
      .reduce((sum, { vus }) => sum + vus, 0),
  );

  return Math.max(...together);
}

/** The time now, to the second, as cloudwatch-queries.sh takes it. */
function utcNow() {
  return new Date().toISOString().replace(/\.\d+/, '');
}

/** Says what will run, in numbers that follow from the scenarios above. */
function announce() {
  let regularEnd = 0;
  let end = 0;
  let iterations = 0;

  console.log(`${metadata.title}: ${CONFIG.baseUrl} (${CONFIG.environment})`);
  if (SMOKE) console.log('SMOKE is set: each request is only tried once, without load');
  if (RUNNERS > 1) console.log(`This is one of ${RUNNERS} runners, which share what follows`);
  for (const [name, start] of STARTS) {
    const { regular, graceful } = lengthOf(SCENARIOS[name]);
    const planned = plannedIterations(name);

    regularEnd = Math.max(regularEnd, start + regular);
    end = Math.max(end, start + regular + graceful);
    iterations += planned;
    console.log(
      `${name}: from ${inWords(start)} on for ${inWords(regular)}, ${loadOf(SCENARIOS[name])}, ` +
        `${grouped(planned)} iterations`,
    );
  }
  console.log(
    `In all: ${inWords(regularEnd)} (${inWords(end)} when iterations end late), ` +
      `${grouped(iterations)} iterations, at most ${grouped(mostVus())} VUs`,
  );
  if (metadata.extrapolation.estimate !== '') console.log(metadata.extrapolation.estimate);
  if (metadata.environment === 'production') console.warn('This load is meant for production');
  if (CONFIG.environment !== metadata.environment) {
    console.warn(
      `ENVIRONMENT is ${CONFIG.environment}, but these loads were planned for ${metadata.environment}`,
    );
  }
}

/** Stops the test before any load when the tested system does not answer. */
function checkHealth() {
  if (CONFIG.healthPath === '') return;
  const url = CONFIG.baseUrl + CONFIG.healthPath;
  const response = deliver('GET', CONFIG.healthPath, null, {
    tags: { name: 'health check' },
    timeout: '10s',
    responseType: 'none',
  });

  if (response.status < 200 || response.status > 299) {
    const answer = response.status === 0 ? `no answer (${response.error})` : response.status;
    throw new Error(
      `Health check failed: GET ${url} gave ${answer}. No load was sent. ` +
        'See whether API_BASE_URL is right and the service is up.',
    );
  }
  console.log('Health check passed');
}

export function setup() {
  for (const [variable, value] of Object.entries(REQUIRED)) {
    if (value === '') throw new Error(`${variable} is not set; this test cannot run without it`);
  }
  if (!/^https?:\/\//i.test(CONFIG.baseUrl)) {
    throw new Error(`API_BASE_URL must start with http:// or https://, not "${CONFIG.baseUrl}"`);
  }
  announce();
  for (const checkFirst of PREFLIGHT) checkFirst();
  return {
    runId: Date.now().toString(36) + Math.random().toString(36).slice(2, 6),
    startedAt: utcNow(),
  };
}

/** @param {ReturnType<typeof setup>} data */
export function teardown(data) {
  const window = data ? `START=${data.startedAt} END=${utcNow()} ` : '';

  console.log('The load has ended. Next steps:');
  console.log('1. Read the summary: planned against delivered load first, then the thresholds');
  console.log(`2. See what the system did: ${window}./cloudwatch-queries.sh all`);
  console.log('3. README.md says how to read summary.json, and what it means for production');
}

// Summary ----------------------------------------------------------------------------------------

// Requests of the flow that are made alone as well.
/** @type {string[]} */
const COMPARED = ['PlaceOrder', 'LookUpOrder'];

// Why flows were not completed.
const OUTCOMES = {
  'step-failed': 'ended by a step that failed',
  'work-failed': 'whose work failed',
  'deadline-passed': 'not done by the deadline',
};

/**
 * How many flows were completed, and why the others were not.
 * @param {Record<string, Metric>} metrics
 * @param {string} name
 */
function outcomesInWords(metrics, name) {
  const ended = metrics[`e2e_completed{scenario:${name}}`];
  if (ended === undefined || ended.values.passes + ended.values.fails === 0) return 'no flow has ended';

  const { passes, fails } = ended.values;
  const parts = [`${grouped(passes)} of ${grouped(passes + fails)} flows completed`];
  for (const [outcome, words] of Object.entries(OUTCOMES)) {
    const lost = metrics[`e2e_completed{scenario:${name},outcome:${outcome}}`];
    if (lost !== undefined && lost.values.fails > 0) parts.push(`${grouped(lost.values.fails)} ${words}`);
  }
  return parts.join(', ');
}

/**
 * Where the time of completed flows went, on average.
 * @param {Record<string, Metric>} metrics
 * @param {string} name
 */
function timesInWords(metrics, name) {
  /** @param {string} metric */
  const average = (metric) => valueOf(metrics, metric, name, 'avg') || 0;
  const whole = average('e2e_duration');
  /** @param {number} ms */
  const share = (ms) => `${Math.round((ms / whole) * 100)} %`;
  const requests = average('e2e_requests');
  const waiting = average('e2e_waiting');
  const rest = Math.max(whole - requests - waiting, 0);
  const p95 = valueOf(metrics, 'e2e_duration', name, 'p(95)') || 0;
  const parts = [`${share(requests)} is in requests`];

  if (whole === 0) return [];
  if (waiting > 0) parts.push(`${share(waiting)} waiting for asynchronous work`);
  if (rest / whole >= 0.01) parts.push(`${share(rest)} in pauses and connections`);
  return [
    `    of ${seconds(whole)} end to end ${parts.join(', ')}; 95 % of the flows take at most ${seconds(p95)}`,
  ];
}

/**
 * Milliseconds for people.
 * @param {number} ms
 */
function seconds(ms) {
  return ms < 1000 ? `${short(ms)} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}

/**
 * The same requests made alone and inside the flow, where both ran.
 * @param {Record<string, Metric>} metrics
 * @param {string} flow
 */
function comparison(metrics, flow) {
  const alone = FLOWS[flow];

  if (alone === '' || !STARTS.has(alone)) return [];
  return (COMPARED.length > 0 ? COMPARED : ['']).flatMap((request) => {
    const [before, inside] = [alone, flow].map((scenario) => {
      const selector = request === '' ? `scenario:${scenario}` : `scenario:${scenario},name:${request}`;
      const { values } = metrics[`http_req_duration{${selector}}`] || { values: { count: 0 } };
      return values.count > 0 ? `p50 ${seconds(values.med)}, p95 ${seconds(values['p(95)'])}` : '';
    });

    if (before === '' || inside === '') return [];
    return [`    ${request || 'requests'}: ${before} alone; ${inside} inside the flow`];
  });
}

/**
 * Flows from end to end: how many reached their end, and where the time went.
 * @param {Record<string, Metric>} metrics
 */
function flowReport(metrics) {
  const names = [...STARTS.keys()].filter((name) => name in FLOWS);
  const lines = names.flatMap((name) => {
    const polls = valueOf(metrics, 'http_reqs', `${name} polls`, 'count') || 0;
    const asked = polls > 0 ? `, ${grouped(polls)} polls` : '';

    return [
      `  ${name}: ${outcomesInWords(metrics, name)}${asked}`,
      ...timesInWords(metrics, name),
      ...comparison(metrics, name),
    ];
  });

  return lines.length > 0 ? ['', 'End to end', ...lines] : [];
}

// What the summary says beside the load and the thresholds.
/** @type {((metrics: Record<string, Metric>) => string[])[]} */
const MORE_REPORTS = [flowReport];

/**
 * @typedef {object} Metric
 * @property {string} type
 * @property {Record<string, number>} values
 * @property {Record<string, { ok: boolean }>} [thresholds]
 */

/**
 * What a threshold asks for, in words.
 * @param {string} metric
 * @param {string} expression
 */
function thresholdInWords(metric, expression) {
  const [, name, selector] = metric.match(/^([^{]*)\{?(.*?)\}?$/) || ['', metric, ''];
  const [, what, sign, limit] = expression.match(/^([^<>=!]*)([<>=!]*)(.*)$/) || ['', '', '', ''];
  const than = { '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' }[sign] || sign;
  const share = `${than} ${short(Number(limit) * 100)} %`;
  const count = sign === '<' && limit === '1' ? 'no' : `${than} ${limit}`;
  /** @type {Record<string, string>} */
  const sentences = {
    'http_req_duration avg': `the average response takes ${than} ${limit} ms`,
    'http_req_duration med': `the median response takes ${than} ${limit} ms`,
    'http_req_duration max': `the slowest response takes ${than} ${limit} ms`,
    'http_req_failed rate': `${share} of the requests fail`,
    'errors rate': `${share} of the answers are wrong`,
    'checks rate': `${share} of the checks pass`,
    'http_reqs count': `${count} requests are sent`,
    'iterations count': `${count} iterations are made`,
    'dropped_iterations count': `${count} iterations are dropped`,
    'e2e_completed rate': `${share} of the flows are completed`,
  };
  const where = selector.replace(/(^|,)(scenario|name|phase):/g, '$1').replace(/,/g, ', ');
  const percentile = what.match(/^p\((.*)\)$/);
  const timed = { http_req_duration: 'responses', e2e_duration: 'flows' }[name];
  const sentence =
    percentile && timed
      ? `${percentile[1]} % of the ${timed} take ${than} ${limit} ms`
      : sentences[`${name} ${what}`] || `${name} ${expression}`;

  return where === '' ? sentence : `${where}: ${sentence}`;
}

/**
 * Whether a threshold ends the test as soon as it fails.
 * @param {string} metric
 * @param {string} expression
 */
function stopsTest(metric, expression) {
  const limits = thresholdOptions()[metric] || [];

  return limits.some(
    (limit) => typeof limit !== 'string' && limit.threshold === expression && limit.abortOnFail,
  );
}

/**
 * The value that a threshold was compared with.
 * @param {string} expression
 * @param {Metric} measured
 */
function measuredInWords(expression, { type, values }) {
  const value = values[expression.split(/[<>=!]/)[0].trim()];
  const samples = type === 'rate' ? values.passes + values.fails : values.count;

  if (samples === 0 && type !== 'counter') return 'nothing was measured';
  if (value === undefined) return '';
  if (type === 'rate') return `${short(value * 100)} %`;
  if (type === 'trend') return `${short(value)} ms`;
  return short(value);
}

/**
 * A value of one scenario, when there is one.
 * @param {Record<string, Metric>} metrics
 * @param {string} metric
 * @param {string} scenario
 * @param {string} value
 */
function valueOf(metrics, metric, scenario, value) {
  const measured = metrics[`${metric}{scenario:${scenario}}`];

  return measured === undefined ? undefined : measured.values[value];
}

/**
 * Planned against delivered load, a line for each scenario.
 * @param {Record<string, Metric>} metrics
 */
function deliveryReport(metrics) {
  return [...STARTS.keys()].map((name) => {
    const planned = plannedIterations(name) / (SMOKE ? 1 : RUNNERS);
    const delivered = valueOf(metrics, 'iterations', name, 'count') || 0;
    const share = planned > 0 ? ` (${short((delivered / planned) * 100)} %)` : '';
    const dropped = valueOf(metrics, 'dropped_iterations', name, 'count') || 0;
    const p95 = valueOf(metrics, 'http_req_duration', name, 'p(95)');
    const failed = valueOf(metrics, 'http_req_failed', name, 'rate');
    const parts = [
      `planned ${grouped(planned)} iterations`,
      `delivered ${grouped(delivered)}${share}`,
      `dropped ${grouped(dropped)}`,
    ];

    if (delivered > 0 && p95 !== undefined) parts.push(`p95 ${short(p95)} ms`);
    if (delivered > 0 && failed !== undefined) parts.push(`failed ${short(failed * 100)} %`);
    return `  ${name}: ${parts.join(', ')}`;
  });
}

/**
 * The thresholds in plain words, those that failed first.
 * @param {Record<string, Metric>} metrics
 */
function thresholdReport(metrics) {
  /** @type {string[]} */
  const failed = [];
  /** @type {string[]} */
  const passed = [];

  for (const [metric, measured] of Object.entries(metrics)) {
    for (const [expression, { ok }] of Object.entries(measured.thresholds || {})) {
      const notes = [measuredInWords(expression, measured)];

      // These only make k6 keep a number, or see that there is one.
      if (ok && />=?0$/.test(expression)) continue;
      if (stopsTest(metric, expression)) notes.push('would stop the test');
      const aside = notes.filter((note) => note !== '').join('; ');
      const words = thresholdInWords(metric, expression) + (aside === '' ? '' : ` (${aside})`);
      if (ok) passed.push(`  ok      ${words}`);
      else failed.push(`  FAILED  ${words}`);
    }
  }
  const verdict =
    failed.length === 0
      ? `All thresholds hold (${passed.length})`
      : `${failed.length} of ${failed.length + passed.length} thresholds FAILED`;

  return [...failed.sort(), ...passed.sort(), verdict];
}

/** @param {{ metrics: Record<string, Metric>, setup_data?: unknown }} data */
export function handleSummary(data) {
  const summary = Object.assign({}, data);
  const lines = [
    '',
    'Planned and delivered load',
    ...deliveryReport(data.metrics),
    ...MORE_REPORTS.flatMap((report) => report(data.metrics)),
    '',
    'Thresholds',
    ...thresholdReport(data.metrics),
    '',
    'All numbers are in summary.json',
    '',
  ];

  const text = lines.join('\n');

  // Results are passed around; what setup() returned is not for them.
  delete summary.setup_data;
  // Where no file outlives the run, a program can take the numbers from this line of the log.
  if (/^(1|on|true|yes)$/i.test(setting('SUMMARY_TO_LOG'))) {
    lines.push(`summary.json: ${JSON.stringify(summary)}`, '');
  }
  return {
    'summary.json': JSON.stringify(summary, null, 2),
    'summary.txt': text,
    stdout: lines.join('\n'),
  };
}

// Usage ------------------------------------------------------------------------------------------

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
// Scenarios of this script: baseline, baseline_e2e, capacity, capacity_e2e, spike, spike_e2e,
// stress (only when picked), stress_e2e (only when picked), soak (only when picked), soak_e2e (only
// when picked)
