// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Of completed flows: from the first request to the answer that says the work is done, the part of
// it that was spent in requests of the steps, and the part from the last step on.
const flowDuration = new Trend('e2e_duration', true);
const flowRequests = new Trend('e2e_requests', true);
const flowWaiting = new Trend('e2e_waiting', true);
// Share of the flows that were completed; the tag outcome says why one was not.
const flowCompleted = new Rate('e2e_completed');

/**
 * What the check at the end of a flow is called; one that fails says why the flow was not completed.
 * @type {Record<string, string>}
 */
const GOALS = {
  completed: 'completed',
  'work-failed': 'the work does not fail',
  'deadline-passed': 'done before the deadline',
};

/**
 * Runs the steps in order. One whose answer is not as expected ends the flow, because those after it
 * rest on it.
 * @param {[string, () => { passed: boolean, ms: number }][]} steps
 * @param {(lastStep: number) => string} finish
 */
function runFlow(steps, finish) {
  const begin = Date.now();
  let outcome = 'step-failed';
  let goal = 'all steps are made';
  let requests = 0;

  try {
    for (const [name, step] of steps) {
      goal = `goes on after ${name}`;
      const { passed, ms } = step();
      requests += ms;
      if (!passed) return;
    }
    const lastStep = Date.now();
    outcome = finish(lastStep);
    goal = GOALS[outcome];
    if (outcome === 'completed') {
      flowDuration.add(Date.now() - begin);
      flowRequests.add(requests);
      flowWaiting.add(Date.now() - lastStep);
    }
  } finally {
    const completed = outcome === 'completed';
    flowCompleted.add(completed, { outcome });
    check(null, { [`flow: ${goal}`]: () => completed }, apart());
  }
}

/**
 * What is no request of a step has a scenario of its own in its tags, so that thresholds on the
 * scenario judge the steps alone.
 */
function apart() {
  return { scenario: `${exec.scenario.name} polls` };
}
