// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * @typedef {Record<string, any>} Row
 * @typedef {{ rows: Row[], order: string, iteration: string, row: Row }} Table
 */

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
