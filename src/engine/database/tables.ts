/** Tables by their entities, taken from MikroORM's metadata: no column is typed twice. */
import type { MetadataStorage } from '@mikro-orm/core';
import { getMetadataStorage } from 'type-graphql';
import { Table } from './table.ts';
import type { EntityClass, Hints } from './entity-hints.ts';

/** The table of each entity, described when it is first asked for. */
export class Tables {
  private readonly metadata: MetadataStorage;
  private readonly known = new Map<unknown, Table>();

  constructor(metadata: MetadataStorage) {
    this.metadata = metadata;
  }

  of(entity: EntityClass): Table {
    let table = this.known.get(entity);
    if (!table) this.known.set(entity, (table = this.describe(entity)));
    return table;
  }

  private describe(entity: EntityClass): Table {
    const meta = this.metadata.get(entity as new () => object);
    const columns = new Map<string, string>();
    for (const property of meta.props) {
      const column = property.fieldNames?.[0];
      if (column && property.persist !== false) columns.set(property.name, column);
    }
    const { types = [meta.className], kept = [], uses = {}, words = {} } = entity as Hints;
    const hints = { types, kept, uses, words };
    return new Table(meta.tableName, columns, fieldsOf(entity), hints);
  }
}

/** Properties that a field shows as they are, of the class and of what it extends. */
function fieldsOf(entity: EntityClass): ReadonlySet<string> {
  const { fields } = getMetadataStorage();
  const own = fields.filter(
    ({ target }) => target === entity || entity.prototype instanceof target,
  );
  return new Set(own.map(({ name }) => name));
}
