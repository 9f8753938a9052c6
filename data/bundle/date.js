// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** The time so many milliseconds from now, in UTC: 2026-01-31T12:00:00.000Z. */
function dateAt(offset = 0) {
  return new Date(Date.now() + offset).toISOString();
}
