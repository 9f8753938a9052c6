// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

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
