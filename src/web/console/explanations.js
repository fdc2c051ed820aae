/** What the last operation cost, as its answer told it: taken out of the answer, shown in a pane of its own. */
const listeners = new Set();
let last;

/** @returns how to stop being told */
export function listen(onChange) {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** Undefined: nothing has been asked yet. */
export function lastExplanation() {
  return last;
}

/** The answer without its explanation, which is kept. */
export function takeExplanation(answer, { operationName, viewer }) {
  const { explain, ...extensions } = answer.extensions ?? {};
  const codes = (answer.errors ?? []).map((one) => one.extensions?.code).filter(Boolean);
  last = { explain, operationName, viewer, code: codes[0] };
  for (const onChange of listeners) onChange();
  if (explain === undefined) return answer;
  const { extensions: _, ...rest } = answer;
  return Object.keys(extensions).length > 0 ? { ...rest, extensions } : rest;
}
