// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A setting from the environment, without the spaces or line ends that editors leave around it.
 * @param {string} name
 */
function setting(name, fallback = '') {
  const value = __ENV[name];

  return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
}
