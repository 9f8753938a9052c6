// Load test of Order service for k6 0.49 or newer.
// Made with Loadwright 0.1.0 on 2026-01-16, to run against the qa environment.
// QA target: 1000 / 6.8 = 147.06 req/s.
// How to run it is at the end.

import http from 'k6/http';
import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { Rate } from 'k6/metrics';

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
  title: 'Order service',
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
    rate: 147, // 50 % of 147.06 requests/s
    timeUnit: '2s',
    duration: '5m',
    preAllocatedVUs: 28, // ⌈15.68 + 3 × √15.68⌉ = 28
    maxVUs: 133, // ⌈73.5/s × 1.8 s⌉ = 133
    startTime: '0s',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'baseline' },
  },
  // Rises in steps past the target, to find where it stops keeping up
  capacity: {
    executor: 'ramping-arrival-rate',
    startRate: 50,
    timeUnit: '1s',
    stages: [
      { duration: '2m', target: 100 }, // 68 %
      { duration: '5m', target: 100 }, // 68 %
      { duration: '2m', target: 147 }, // 100 %
      { duration: '5m', target: 147 }, // 100 %
      { duration: '2m', target: 221 }, // 150 %
      { duration: '3m', target: 221 }, // 150 %
      { duration: '2m', target: 0 },
    ],
    preAllocatedVUs: 68, // ⌈47.15 + 3 × √47.15⌉ = 68
    maxVUs: 398, // ⌈221/s × 1.8 s⌉ = 398
    startTime: '6m',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'capacity' },
  },
  // A burst to three times the target, to see whether it holds and recovers
  spike: {
    executor: 'ramping-arrival-rate',
    startRate: 147,
    timeUnit: '2s',
    stages: [
      { duration: '2m', target: 147 }, // 50 %
      { duration: '30s', target: 882 }, // 300 %
      { duration: '2m', target: 147 }, // 50 %
    ],
    preAllocatedVUs: 124, // ⌈94.08 + 3 × √94.08⌉ = 124
    maxVUs: 794, // ⌈441/s × 1.8 s⌉ = 794
    startTime: '28m',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'spike' },
  },
  // Grows to twice the target, to see what fails first and how
  stress: {
    executor: 'ramping-arrival-rate',
    startRate: 147,
    timeUnit: '1s',
    stages: [
      { duration: '5m', target: 147 }, // 100 %
      { duration: '5m', target: 221 }, // 150 %
      { duration: '5m', target: 294 }, // 200 %
    ],
    preAllocatedVUs: 87, // ⌈62.72 + 3 × √62.72⌉ = 87
    maxVUs: 530, // ⌈294/s × 1.8 s⌉ = 530
    startTime: '33m30s',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'stress' },
  },
  // Moderate load for half a day, to find leaks and slow decay
  soak: {
    executor: 'constant-arrival-rate',
    rate: 88, // 59.8 % of 147.06 requests/s
    timeUnit: '1s',
    duration: '12h',
    preAllocatedVUs: 32, // ⌈18.77 + 3 × √18.77⌉ = 32
    maxVUs: 159, // ⌈88/s × 1.8 s⌉ = 159
    startTime: '49m30s',
    gracefulStop: '30s',
    exec: 'testAPI',
    tags: { objective: 'soak' },
  },
};

// What runs when SCENARIOS picks nothing. The others wait to be asked for by name.
/** @type {string[]} */
const RUN_BY_DEFAULT = ['baseline', 'capacity', 'spike'];

// Rest between scenarios that SCENARIOS picks.
const GAP = '30s';
// Milliseconds of an iteration, as planned: responses, pauses, and waiting.
/** @type {Record<string, number>} */
const ITERATION_MS = { testAPI: 213.33333333333334 };
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
    'http_reqs{scenario:baseline}': ['count>=21609'],
    'dropped_iterations{scenario:baseline}': ['count<23'],
    'iterations{scenario:baseline}': ['count>0'],
  },
  capacity: {
    'http_req_failed{scenario:capacity}': [
      { threshold: 'rate<0.1', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_reqs{scenario:capacity}': ['count>0'],
    'iterations{scenario:capacity}': ['count>0'],
    'http_req_duration{scenario:capacity}': ['max>=0'],
    'dropped_iterations{scenario:capacity}': ['count>=0'],
  },
  spike: {
    'http_req_duration{scenario:spike}': ['p(95)<800'],
    'http_req_failed{scenario:spike}': [
      'rate<0.005',
      { threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'checks{scenario:spike}': ['rate>=0.995'],
    'http_reqs{scenario:spike}': ['count>=46458'],
    'dropped_iterations{scenario:spike}': ['count<48'],
    'iterations{scenario:spike}': ['count>0'],
  },
  stress: {
    'http_req_failed{scenario:stress}': [
      { threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '1m' },
    ],
    'http_reqs{scenario:stress}': ['count>0'],
    'iterations{scenario:stress}': ['count>0'],
    'http_req_duration{scenario:stress}': ['max>=0'],
    'dropped_iterations{scenario:stress}': ['count>=0'],
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
    'http_reqs{scenario:soak}': ['count>=3725568'],
    'dropped_iterations{scenario:soak}': ['count<3802'],
    'iterations{scenario:soak}': ['count>0'],
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

const STATUS_2XX = expectStatus('2xx', { min: 200, max: 299 });

// Place an order
function postApiOrders() {
  return send('POST', '/api/orders', {
    name: 'POST /api/orders',
    status: STATUS_2XX,
    headers: JSON_TYPE,
    body: JSON.stringify({ request_id: unique() }),
  });
}

// Look up an order
function getApiOrdersById() {
  return send('GET', '/api/orders/1', { name: 'GET /api/orders/:id', status: STATUS_2XX });
}

// List the orders of a customer
function getApiOrders() {
  return send('GET', '/api/orders', { name: 'GET /api/orders', status: STATUS_2XX });
}

// How often each request is made in one cycle of the traffic.
const MIX = [
  postApiOrders,
  getApiOrdersById,
  getApiOrders,
];

// One iteration of every scenario.
/** @param {ReturnType<typeof setup>} data */
export function testAPI(data) {
  if (data) runId = data.runId;
  MIX[exec.scenario.iterationInTest % MIX.length]();
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

// What the summary says beside the load and the thresholds.
/** @type {((metrics: Record<string, Metric>) => string[])[]} */
const MORE_REPORTS = [];

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
// Scenarios of this script: baseline, capacity, spike, stress (only when picked), soak (only when
// picked)
