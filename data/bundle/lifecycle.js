// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

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
