// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * @typedef {Record<string, any>} Row
 * @typedef {{ rows: Row[], order: string, iteration: string, row: Row }} Table
 */

/**
 * The fields of each line of a CSV text (RFC 4180). Quotes may be around fields that hold commas, line
 * ends or, doubled, quotes. Empty lines are none.
 * @param {string} text
 */
function linesOfCsv(text) {
  /** @type {string[][]} */
  const lines = [];
  let line = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  text = text.replace(/[\r\n]+$/, '');
  // Most files have no quotes, and are read a lot faster so.
  if (!text.includes('"')) return text.slice(at).split(/\r\n|\r|\n/).map((each) => each.split(','));
  while (at <= text.length) {
    let field = '';
    let end;

    while (text[at] === '"') {
      end = text.indexOf('"', at + 1);
      if (end < 0) throw new Error(`a quote in line ${lines.length + 1} has no end`);
      // A quote after a quoted stretch is one that was doubled.
      field += text.slice(at + 1, end) + (text[end + 1] === '"' ? '"' : '');
      at = end + 1;
    }
    for (end = at; end < text.length && !',\r\n'.includes(text[end]); end++);
    line.push(field + text.slice(at, end));
    at = end + 1;
    if (text[end] === ',') continue;
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    lines.push(line);
    line = [];
    if (end >= text.length) break;
  }
  return lines;
}

/**
 * @param {string} text
 * @returns {Row[]}
 */
function rowsOfCsv(text) {
  const [names, ...lines] = linesOfCsv(text);

  return lines.flatMap((fields, i) => {
    if (fields.length === 1 && fields[0] === '') return [];
    if (fields.length > names.length) throw new Error(`line ${i + 2} has more fields than the first one`);
    return [Object.fromEntries(names.map((name, column) => [name.trim(), fields[column] || '']))];
  });
}

/**
 * @param {string} text
 * @returns {Row[]}
 */
function rowsOfJson(text) {
  const rows = JSON.parse(text.replace(/^\ufeff/, ''));

  if (!Array.isArray(rows)) throw new Error('it is no JSON array of objects');
  return rows;
}

/**
 * Reads a data file, once for all VUs. What is wrong with it stops the test before any load.
 * @param {string} name
 * @param {string} path
 * @param {(text: string) => Row[]} parse
 * @param {string} order
 * @param {string[]} columns
 * @returns {Table}
 */
function readTable(name, path, parse, order, columns) {
  const rows = new SharedArray(name, () => {
    try {
      const read = parse(open(path));
      if (read.length === 0) throw new Error('it has no rows');
      for (const [i, row] of read.entries()) {
        const missing = columns.find((column) => !Object.keys(Object(row)).includes(column));
        if (missing !== undefined) throw new Error(`row ${i + 1} has no column "${missing}"`);
      }
      return read;
    } catch (error) {
      throw new Error(
        `Test data "${name}", ${path}: ${error}. Put the file there, or say with DATA_${name.toUpperCase()} ` +
          'where it is, seen from the folder of the script.',
      );
    }
  });

  return { rows, order, iteration: '', row: {} };
}

/**
 * The row that this iteration takes: whatever asks for a column of it, all are of the same row.
 * @param {string} name
 */
function rowOf(name) {
  const table = TABLES[name];
  const { rows, order } = table;
  // In setup() there is no iteration yet.
  if (exec.vu.idInTest === 0) return rows[0];
  const iteration = `${exec.scenario.name} ${exec.scenario.iterationInTest}`;

  if (table.iteration === iteration) return table.row;
  if (order === 'random') table.row = rows[Math.floor(Math.random() * rows.length)];
  else if (order === 'per-vu') table.row = rowOfVu(name, rows);
  else table.row = rows[exec.scenario.iterationInTest % rows.length];
  table.iteration = iteration;
  return table.row;
}

/**
 * The row that belongs to this VU and to no other. One too few ends the test, because two VUs with the
 * same row would make another test than the planned one.
 * @param {string} name
 * @param {Row[]} rows
 */
function rowOfVu(name, rows) {
  const vu = exec.vu.idInTest;

  if (vu > rows.length) {
    exec.test.abort(`Test data "${name}" has ${rows.length} rows, one for each VU, and this is VU ${vu}.`);
  }
  return rows[vu - 1];
}

/** Warns before any load when there may be more VUs than rows for them. */
function checkRows() {
  for (const [name, { rows, order }] of Object.entries(TABLES)) {
    if (order === 'per-vu' && rows.length < mostVus()) {
      console.warn(
        `Test data "${name}" has ${rows.length} rows, one for each VU, but there may be ${mostVus()} VUs. ` +
          'The test stops when it needs one more.',
      );
    }
  }
}
