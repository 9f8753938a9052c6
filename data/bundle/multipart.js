// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

const BOUNDARY = `loadwright-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const MULTIPART_TYPE = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };

/**
 * A multipart payload. Each part is a name and a value; that of a file has its file name and its media
 * type as well. It is made here rather than by k6, which gives parts no fixed order, none of them the
 * name of another, and makes a form of those without a file.
 * @param {string[][]} parts
 */
function multipart(parts) {
  /** @param {string} text */
  const quoted = (text) => `"${text.replace(/["\r\n]/g, (c) => encodeURIComponent(c))}"`;
  const lines = parts.flatMap(([name, value, file, type]) => [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name=${quoted(name)}${file ? `; filename=${quoted(file)}` : ''}`,
    ...(type ? [`Content-Type: ${type}`] : []),
    '',
    value,
  ]);

  return [...lines, `--${BOUNDARY}--`, ''].join('\r\n');
}
