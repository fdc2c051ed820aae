/** Tables as the reader sees them, taken from the entities' metadata: no column is typed twice. */
import type { MetadataStorage } from '@mikro-orm/core';

export interface Table {
  name: string;
  /** `t.id, t.place_id as "placeId", …` for the alias t. */
  columns: string;
  /** Column of a property. @throws Error for a property that has none: a fault of ours. */
  column: (property: string) => string;
}

export class Tables {
  private readonly metadata: MetadataStorage;
  private readonly known = new Map<unknown, Table>();

  constructor(metadata: MetadataStorage) {
    this.metadata = metadata;
  }

  of(entity: abstract new () => object): Table {
    let table = this.known.get(entity);
    if (!table) this.known.set(entity, (table = this.describe(entity)));
    return table;
  }

  private describe(entity: abstract new () => object): Table {
    const meta = this.metadata.get(entity as new () => object);
    const columns = new Map<string, string>();
    for (const property of meta.props) {
      const column = property.fieldNames?.[0];
      if (column && property.persist !== false) columns.set(property.name, column);
    }
    const list = [...columns].map(([name, column]) =>
      name === column ? `t.${column}` : `t.${column} as "${name}"`,
    );
    return {
      name: meta.tableName,
      columns: list.join(', '),
      column(property) {
        const column = columns.get(property);
        if (!column) throw new Error(`${meta.className} has no column for ${property}`);
        return column;
      },
    };
  }
}
