// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * So many random letters and digits.
 * @param {number} count
 */
function letters(count) {
  let text = '';

  while (text.length < count) text += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return text;
}
