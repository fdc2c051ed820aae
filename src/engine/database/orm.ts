/**
 * MikroORM as commands use it: metadata and the unit of work.
 * Invariant: it has no connection of its own: what it sends goes through that of a transaction.
 */
import { FlushMode, MikroORM, UnderscoreNamingStrategy } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { contextOver } from './writing.ts';

/** A relation is held as the id it points with: `placeId` is the column place_id, no `_id` put behind it. */
class ColumnNames extends UnderscoreNamingStrategy {
  override joinKeyColumnName(property: string): string {
    return this.propertyToColumnName(property);
  }
}

const refusing = {
  connect: () => Promise.reject(new Error('a change was sent outside a transaction')),
};

/** Connects to nothing; a change that is sent outside a transaction is refused. To be closed. */
export function openOrm(url: string, entities: (new () => object)[]): MikroORM {
  return new MikroORM({
    clientUrl: url,
    // It has no connection of its own: what it sends goes through those of its transactions.
    driverOptions: contextOver(refusing),
    ensureDatabase: false,
    entities,
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: ColumnNames,
    // A command's rows are written once, at its end: one version and one event each.
    flushMode: FlushMode.COMMIT,
  });
}
