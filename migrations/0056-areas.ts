import { type Step, SteppedMigration } from './stepped.ts';

const TABLES = ['need', 'claim'] as const;
/** As districts have it since 0051: the first keys of the path, so many. */
const AREAS = { street_path: 4, community_path: 5, grid_path: 6 } as const;

const columns = Object.entries(AREAS)
  .map(
    ([name, keys]) =>
      `add column if not exists ${name} text collate "C" generated always as (path_head(path, ${keys})) stored`,
  )
  .join(', ');

/** The journal keeps what they are made of. */
const JOURNALS = `
  drop trigger if exists need_journal on need;
  call journal_table('need', 'words', 'district_path', 'street_path', 'community_path', 'grid_path');
  drop trigger if exists claim_journal on claim;
  call journal_table('claim', 'district_path', 'street_path', 'community_path', 'grid_path');
`;

/**
 * Lists of a street, a community and a grid in their order, too: among a hundred times as many needs a range of paths holds
 * too many to be sorted, and pages of several places in one statement were looked for along the whole nation.
 */
export class M0056Areas extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    ...TABLES.map((table): Step => ({ kind: 'statement', sql: `alter table ${table} ${columns}` })),
    { kind: 'statement', sql: JOURNALS },
    ...TABLES.flatMap((table) =>
      Object.keys(AREAS).map((column): Step => ({
        kind: 'index',
        name: `${table}_${column.replace('_path', '')}`,
        on: `${table} (${column}, created_at desc, id desc)`,
      })),
    ),
    // The planner knows nothing of the new columns until it has looked at them.
    ...TABLES.map((table): Step => ({ kind: 'statement', sql: `analyze ${table}` })),
  ];
}
