// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A pause with an exponential distribution: many short ones, few long ones.
 * @param {number} mean in seconds
 */
function exponentialPause(mean) {
  return -mean * Math.log(1 - Math.random());
}
