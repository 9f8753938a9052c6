// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

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
