// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A pause of any length within a share of its mean around it, all of them as likely.
 * @param {number} mean in seconds
 * @param {number} spread from 0 to 1
 */
function evenPause(mean, spread) {
  return mean * (1 + spread * (2 * Math.random() - 1));
}
