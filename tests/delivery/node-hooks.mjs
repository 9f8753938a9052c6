// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Lets packages that were made for a newer Node.js run on this one. Given to node as --import.

import { register } from 'node:module';

Set.prototype.union ??= function union(other) {
  return new Set([...this, ...other]);
};

// A module of theirs imports JSON without saying so.
const hooks = `export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
