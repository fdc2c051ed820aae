/**
 * Objects of an answer. Those of one selection share a constructor, so that V8 lays them out alike; none inherits a
 * property, so that every name that a client may choose, `__proto__` too, is a field like others.
 */
export type AnswerRow = Record<string, unknown>;

const PLAN = Symbol('the selection that the row answers');

/** Makes the rows of one selection. */
export function rowsOf(plan: object): new () => AnswerRow {
  const Row = function () {};
  Row.prototype = Object.create(null, { [PLAN]: { value: plan } });
  return Row as unknown as new () => AnswerRow;
}

/** The selection that a row answers. */
export function planOf(row: object): object {
  return (row as { [PLAN]: object })[PLAN];
}
