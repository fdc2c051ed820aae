/** Statements as text for review: one each, in the order in which they were sent. */
import type { Statement } from '../../src/engine/database/statement.ts';

export function sqlOf(statements: readonly Statement[]): string {
  return statements
    .map(
      ({ name, text }) =>
        `/* ${name} */\n${text.replaceAll(/\s+/g, ' ').replaceAll(/ (from|where|order by|limit|join|cross join|group by) /g, '\n  $1 ')}\n`,
    )
    .join('\n');
}
