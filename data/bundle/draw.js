// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Where the share of each endpoint ends when all of them lie side by side.
 * @param {[number, () => void][]} weighted
 */
function sideBySide(weighted) {
  const sum = weighted.reduce((total, [weight]) => total + weight, 0);
  let end = 0;

  return weighted.map(([weight, endpoint]) => {
    end += weight / sum;
    return { end, endpoint };
  });
}

/**
 * The endpoint whose turn it is. Multiples of the golden section lie as evenly as can be, so that each
 * endpoint has its share of the turns however many there are.
 * @param {ReturnType<typeof sideBySide>} mix
 * @param {number} turn
 */
function endpointOf(mix, turn) {
  const at = (0.5 + turn * 0.6180339887498949) % 1;
  let first = 0;
  let last = mix.length - 1;

  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (at < mix[middle].end) last = middle;
    else first = middle + 1;
  }
  return mix[first].endpoint;
}
