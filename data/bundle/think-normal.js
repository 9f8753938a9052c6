// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A pause with a normal distribution, cut off at none at all and at twice the mean alike, which keeps
 * the mean.
 * @param {number} mean in seconds
 * @param {number} deviation as a share of the mean
 */
function normalPause(mean, deviation) {
  let offset;

  do {
    // The method of Box and Muller; 1 - random() is never 0.
    const length = Math.sqrt(-2 * Math.log(1 - Math.random()));
    offset = deviation * length * Math.cos(2 * Math.PI * Math.random());
  } while (Math.abs(offset) > 1);
  return mean * (1 + offset);
}
