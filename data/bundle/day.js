// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** The day of that time. */
function dayAt(offset = 0) {
  return dateAt(offset).slice(0, 10);
}
