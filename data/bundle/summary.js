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
  const percent = `${than} ${short(Number(limit) * 100)} %`;
  /** @type {Record<string, string>} */
  const sentences = {
    'http_req_duration avg': `the average response takes ${than} ${limit} ms`,
    'http_req_duration med': `the median response takes ${than} ${limit} ms`,
    'http_req_duration max': `the slowest response takes ${than} ${limit} ms`,
    'http_req_failed rate': `${percent} of the requests fail`,
    'errors rate': `${percent} of the answers are wrong`,
    'checks rate': `${percent} of the checks pass`,
    'http_reqs count': `${than} ${limit} requests are sent`,
    'iterations count': `${than} ${limit} iterations are made`,
    'dropped_iterations count': `${than} ${limit} iterations are dropped`,
  };
  const where = selector.replace(/(^|,)(scenario|name):/g, '$1').replace(/,/g, ', ');
  const percentile = what.match(/^p\((.*)\)$/);
  const sentence =
    percentile && name === 'http_req_duration'
      ? `${percentile[1]} % of the responses take ${than} ${limit} ms`
      : sentences[`${name} ${what}`] || `${name} ${expression}`;

  return where === '' ? sentence : `${where}: ${sentence}`;
}

/**
 * The value that a threshold was compared with, when k6 gives it.
 * @param {string} metric
 * @param {string} expression
 * @param {Record<string, number>} values
 */
function valueInWords(metric, expression, values) {
  const value = values[expression.split(/[<>=!]/)[0].trim()];

  if (value === undefined || value === null) return '';
  if (/duration|waiting|blocked|connecting|sending|receiving|tls/.test(metric)) return `${short(value)} ms`;
  if (/^(http_req_failed|errors|checks)/.test(metric)) return `${short(value * 100)} %`;
  return short(value);
}

/**
 * A count of one scenario.
 * @param {Record<string, Metric>} metrics
 * @param {string} metric
 * @param {string} scenario
 */
function countOf(metrics, metric, scenario) {
  const found = metrics[`${metric}{scenario:${scenario}}`];

  return found === undefined ? 0 : found.values.count || 0;
}

/**
 * Planned against delivered load, a line for each scenario.
 * @param {Record<string, Metric>} metrics
 */
function deliveryReport(metrics) {
  return [...STARTS.keys()].map((name) => {
    const planned = plannedIterations(name);
    const delivered = countOf(metrics, 'iterations', name);
    const share = planned > 0 ? ` (${short((delivered / planned) * 100)} %)` : '';

    return (
      `  ${name}: planned ${grouped(planned)} iterations, delivered ${grouped(delivered)}${share}, ` +
      `dropped ${grouped(countOf(metrics, 'dropped_iterations', name))}`
    );
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

  for (const [metric, { values, thresholds = {} }] of Object.entries(metrics)) {
    for (const [expression, { ok }] of Object.entries(thresholds)) {
      const value = valueInWords(metric, expression, values);
      const line = thresholdInWords(metric, expression) + (value === '' ? '' : ` (${value})`);

      if (!ok) failed.push(`  FAILED  ${line}`);
      // Those that hold by their nature only make k6 keep the number.
      else if (!/>=0$/.test(expression)) passed.push(`  ok      ${line}`);
    }
  }
  const verdict =
    failed.length === 0
      ? `All ${passed.length} thresholds hold`
      : `${failed.length} of ${failed.length + passed.length} thresholds FAILED`;

  return [...failed.sort(), ...passed.sort(), verdict];
}

/** @param {{ metrics: Record<string, Metric>, setup_data?: unknown }} data */
export function handleSummary(data) {
  // What setup() returned is left out: nothing that one puts there ends up among the results.
  const summary = Object.assign({}, data);
  delete summary.setup_data;
  const report = [
    '',
    'Planned and delivered load',
    ...deliveryReport(data.metrics),
    '',
    'Thresholds',
    ...thresholdReport(data.metrics),
    '',
    '',
  ];

  return { 'summary.json': JSON.stringify(summary, null, 2), stdout: report.join('\n') };
}
