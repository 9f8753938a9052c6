// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

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
