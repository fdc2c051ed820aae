/** Takes a database of GridHub 0.1.0 for what it is: at the baseline, or short of it. */
import type pg from 'pg';
import {
  BASELINE,
  BASELINE_FINGERPRINT,
  FINGERPRINT,
  LAST_BEFORE,
  isBefore,
} from '../../../migrations/baseline.ts';
import { MIGRATIONS } from '../../../migrations/index.ts';
import { StartError } from '../../errors.ts';
import type { Say } from './migration-progress.ts';

const PASS_THROUGH =
  'Start GridHub 0.1.0 on it once, which brings it to the end of its steps; then start this one.';

/**
 * Where all steps before the baseline have run, and the catalogue is what they make, those of the baseline are noted in
 * their place. Any other database is left as it is.
 * @throws StartError for one that stands before the last of them, or whose catalogue is another
 */
export async function standAtBaseline(login: pg.Client, say: Say): Promise<void> {
  const { rows: found } = await login.query<{ isThere: boolean }>(
    `select to_regclass('gridhub.migration') is not null as "isThere"`,
  );
  if (!found[0]?.isThere) return;
  const { rows } = await login.query<{ name: string }>(
    'select name from gridhub.migration order by id',
  );
  const before = rows.map(({ name }) => name).filter(isBefore);
  const last = before.toSorted().at(-1);
  if (last === undefined) return;
  // What is beyond it is a newer hub's: the caller judges that.
  if (last > LAST_BEFORE) return;
  if (last < LAST_BEFORE) {
    throw new StartError(
      `The database stands at ${last}, before the baseline of this GridHub. ${PASS_THROUGH}`,
    );
  }
  await requireCatalogue(login);
  await noteBaseline(login);
  say('the database of GridHub 0.1.0 stands at the baseline: nothing in it had to be changed');
}

async function requireCatalogue(login: pg.Client): Promise<void> {
  const { rows } = await login.query<{ fingerprint: string }>(FINGERPRINT);
  if (rows[0]?.fingerprint === BASELINE_FINGERPRINT) return;
  throw new StartError(
    `The database has had all steps of GridHub 0.1.0, and yet its tables, functions or policies are not what they make: ` +
      'somebody has changed them by hand. Undo that, or restore a backup from before it.',
  );
}

async function noteBaseline(login: pg.Client): Promise<void> {
  const names = MIGRATIONS.map(({ name }) => name);
  const baseline = names.slice(0, names.indexOf(BASELINE) + 1);
  await login.query('begin');
  try {
    await login.query('set local role gridhub_owner');
    await login.query('delete from gridhub.migration');
    await login.query('insert into gridhub.migration (name) select unnest($1::text[])', [baseline]);
    await login.query('commit');
  } catch (error) {
    await login.query('rollback').catch(() => {});
    throw error;
  }
}
