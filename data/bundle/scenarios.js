// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

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
