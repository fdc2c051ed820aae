/**
 * Tables as CSV (RFC 4180), as spreadsheets open it.
 * Invariant: no text of a cell is taken for a formula, whoever wrote it: what begins like one gets an apostrophe in front.
 */

/** Without it Excel takes UTF-8 for the code page of the machine, and Chinese for noise. */
const BYTE_ORDER_MARK = '\ufeff';
/** The full-width ones are formulas too to a spreadsheet that is set to Chinese or Japanese. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const QUOTED = /[",\r\n]/;

export type Cell = string | number | boolean | null;

/** The head, then a line a row, made as they are asked for. */
export function* csvOf(
  head: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Generator<string> {
  yield BYTE_ORDER_MARK + lineOf(head);
  for (const row of rows) yield lineOf(row);
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(textOfCell).join(',')}\r\n`;
}

function textOfCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
