/** Tables as the reader sees them, taken from the entities' metadata: no column is typed twice. */
import type { MetadataStorage } from '@mikro-orm/core';
import { getMetadataStorage } from 'type-graphql';
import type { Sight } from './scope.ts';

/** Fields asked for, by the name of their GraphQL type. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

/** Every field there is. */
const WHOLE: Selection = new Map();

/** An entity; `types` are its GraphQL types where they are not named like it. */
export type EntityClass<T = object> = abstract new () => T & object;

/** What an entity says of itself to the reader. */
interface Hints {
  /** Names of its GraphQL types. */
  types?: readonly string[];
  /** Properties that are read whichever fields are asked for. */
  kept?: readonly string[];
  /** Properties that a field's resolver uses, by the field. With it, what is no field is read only when used. */
  uses?: { readonly [field: string]: readonly string[] };
  /**
   * Properties that hold what people wrote: a screen reads none of them, but where a boolean property of the row says
   * that it may. Their table has a function `…_beyond_screens`: whether a row is seen by anything but a screen. What is for
   * the staff of its place and its own unit alone is asked of `…_own`.
   */
  words?: { readonly [property: string]: { publicBy: string } | 'STAFF_AND_UNITS' | 'OWN' };
}

export class Table {
  readonly name: string;
  private readonly types: readonly string[];
  private readonly uses: Required<Hints>['uses'];
  private readonly words: Required<Hints>['words'];
  /** What was listed before: an operation that comes again selects the same. */
  private readonly lists = new WeakMap<Selection, Map<string, string>>();
  /** Columns by their properties. */
  private readonly all: ReadonlyMap<string, string>;
  /** Read always: keys and paths, which are no fields, and what resolvers use. */
  private readonly kept: ReadonlySet<string>;

  constructor(
    name: string,
    columns: ReadonlyMap<string, string>,
    fields: ReadonlySet<string>,
    hints: Required<Hints>,
  ) {
    this.name = name;
    this.types = hints.types;
    this.uses = hints.uses;
    this.words = hints.words;
    this.all = columns;
    const isSaid = Object.keys(hints.uses).length > 0;
    const hidden = [...columns.keys()].filter((property) => !isSaid && !fields.has(property));
    this.kept = new Set([...hidden, ...hints.kept, 'id']);
  }

  /** Column of a property. @throws Error for a property that has none: a fault of ours */
  column(property: string): string {
    const column = this.all.get(property);
    if (column) return column;
    throw new Error(`${this.name} has no column for ${property}`);
  }

  /** `t.id, t.place_id as "placeId", …` for the alias t: what is selected, kept, or named by the caller. */
  columns(
    selection: Selection = WHOLE,
    used: readonly string[] = [],
    screens: Sight['screens'] = 'none',
  ): string {
    let lists = this.lists.get(selection);
    if (!lists) this.lists.set(selection, (lists = new Map()));
    const key = `${screens} ${used.join()}`;
    let list = lists.get(key);
    if (list === undefined) lists.set(key, (list = this.listOf(selection, used, screens)));
    return list;
  }

  /** The column for the alias t as the row's viewers read it. @throws Error as `column` does */
  seen(property: string, screens: Sight['screens']): string {
    const column = `t.${this.column(property)}`;
    const readers = this.words[property];
    if (readers === 'OWN') return `case when ${this.name}_own(t) then ${column} end`;
    if (readers === undefined || screens === 'none') return column;
    const conditions = [
      ...(screens === 'some' ? [`${this.name}_beyond_screens(t)`] : []),
      ...(readers === 'STAFF_AND_UNITS' ? [] : [`t.${this.column(readers.publicBy)}`]),
    ];
    return `case when ${conditions.join(' or ') || 'false'} then ${column} end`;
  }

  private listOf(selection: Selection, used: readonly string[], screens: Sight['screens']): string {
    const fields = this.types.flatMap((type) => [...(selection.get(type) ?? [])]);
    const asked = new Set([
      ...used,
      ...fields,
      ...fields.flatMap((field) => this.uses[field] ?? []),
    ]);
    return [...this.all]
      .filter(([property]) => selection === WHOLE || this.kept.has(property) || asked.has(property))
      .map(([property]) => {
        const seen = this.seen(property, screens);
        return seen === `t.${property}` ? seen : `${seen} as "${property}"`;
      })
      .join(', ');
  }
}

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
