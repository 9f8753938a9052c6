// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// What k6 has of a browser's console; @types/k6 leaves it to the types of browsers.
declare const console: {
  log(...words: unknown[]): void;
  warn(...words: unknown[]): void;
};
