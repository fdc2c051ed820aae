/**
 * Viewers by what was read of them, so that who is looked up again and again, with the rights that it had, is the same viewer.
 * Invariant: of equal rows alone; one right more or less is another text.
 */
import { type AccountRow, knownFrom } from './account-row.ts';
import { Viewer } from './viewer.ts';

/** Those of whom nothing was heard for longest go first. */
const MOST_KEPT = 10_000;

interface Kept {
  row: AccountRow;
  viewer: Viewer;
}

export class Viewers {
  private readonly kept = new Map<string, Kept>();

  of(row: AccountRow): Viewer {
    const { accountId } = row;
    const found = this.kept.get(accountId);
    const viewer = found && isEqual(found.row, row) ? found.viewer : new Viewer(knownFrom(row));
    this.kept.delete(accountId);
    this.kept.set(accountId, { row, viewer });
    const [oldest] = this.kept.size > MOST_KEPT ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
    return viewer;
  }
}

function isEqual(one: AccountRow, other: AccountRow): boolean {
  return one.name === other.name && one.grants === other.grants && one.reveals === other.reveals;
}
