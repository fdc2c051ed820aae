/** One table as the reader sees it: which columns are read of it, and how viewers see each. */
import type { Sight } from './scope.ts';
import type { Selection } from './selection.ts';
import type { Hints } from './entity-hints.ts';

/** Every field there is. */
const WHOLE: Selection = new Map();

/** Made once for an entity; what it lists for a selection is kept as long as that. */
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
