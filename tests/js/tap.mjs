// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// The Test Anything Protocol, as far as meson needs it.

let number = 0;
let failed = 0;

/** Runs a test and prints its line. */
export async function test(name, body) {
  const title = name.replace(/[#\\\n]/g, ' ');

  number += 1;
  try {
    await body();
    console.log(`ok ${number} ${title}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${number} ${title}`);
    for (const line of String(error.stack || error).split('\n')) console.log(`# ${line}`);
  }
}

export function skip(name, why) {
  number += 1;
  console.log(`ok ${number} ${name} # SKIP ${why}`);
}

export function finish() {
  console.log(`1..${number}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
