/**
 * Migrates a database with one step more than the hub has, whose index takes some seconds: a process of its own, to be killed.
 * Run on what is built, with the database's address.
 */
import 'reflect-metadata';
import { MIGRATIONS } from '../../dist/migrations/index.js';
import { SteppedMigration } from '../../dist/migrations/stepped.js';
import { migrate } from '../../dist/src/engine/database/migrate.js';

class SlowIndex extends SteppedMigration {
  steps = [{ kind: 'index', name: 'need_slow', on: 'need using gin (search_pieces(words))' }];
}

const migrations = [...MIGRATIONS, { name: '0199-slow-index', class: SlowIndex }];
await migrate(process.argv[2] ?? '', { migrations, say: (line) => console.log(line) });
