/**
 * The door for changes: one unit of work, one transaction, for one command.
 * Invariant: who acts, in which role and by which command is known to the journal before the first row is.
 */
import { FlushMode, MikroORM, UnderscoreNamingStrategy } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { connectAs } from './connect.ts';

type EntityClass = new () => object;

/** What the journal and the histories tell of a change. */
export interface Act {
  command: string;
  actor: string;
  role: string;
}

/** A relation is held as the id it points with: `placeId` is the column place_id, no `_id` put behind it. */
class ColumnNames extends UnderscoreNamingStrategy {
  override joinKeyColumnName(property: string): string {
    return this.propertyToColumnName(property);
  }
}

export class Writer {
  private readonly orm: MikroORM;

  constructor(orm: MikroORM) {
    this.orm = orm;
  }

  get metadata() {
    return this.orm.getMetadata();
  }

  /** Runs `work` in one transaction; whatever it throws leaves no row behind. */
  commit<T>(act: Act, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.orm.em.fork().transactional(async (em) => {
      await em.execute(
        `/* database.act */ select set_config('gridhub.actor', ?, true),
           set_config('gridhub.role', ?, true), set_config('gridhub.command', ?, true)`,
        [act.actor, act.role, act.command],
      );
      return work(em);
    });
  }

  close(): Promise<void> {
    return this.orm.close(true);
  }
}

export async function openWriter(
  url: string,
  entities: EntityClass[],
  connections: number,
): Promise<Writer> {
  const orm = new MikroORM({
    clientUrl: url,
    driverOptions: { ...connectAs(url, 'gridhub_writer'), max: connections },
    entities,
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: ColumnNames,
    // A command's rows are written once, at its end: one version and one event each.
    flushMode: FlushMode.COMMIT,
  });
  await orm.connect();
  return new Writer(orm);
}
