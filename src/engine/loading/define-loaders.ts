/** Loaders by name, each made when an operation first asks for it: most operations use three of forty. */
import type { Snapshot } from '../database/snapshot.ts';

export type LoaderTable = { [name: string]: (reads: Snapshot) => unknown };

export type LoadersOf<T extends LoaderTable> = { readonly [K in keyof T]: ReturnType<T[K]> };

/** Loaders by their maker, where there is no name for them: one for each snapshot, as by name. */
export interface Making {
  of<M>(make: (reads: Snapshot) => M): M;
}

/** Makes the loaders of a snapshot; what is made once stays for as long as the snapshot. */
export function defineLoaders<T extends LoaderTable>(
  table: T,
): (reads: Snapshot) => LoadersOf<T> & Making {
  class Loaders {
    readonly reads: Snapshot;
    private readonly made = new Map<unknown, unknown>();

    constructor(reads: Snapshot) {
      this.reads = reads;
    }

    of<M>(make: (reads: Snapshot) => M): M {
      if (!this.made.has(make)) this.made.set(make, make(this.reads));
      return this.made.get(make) as M;
    }
  }
  for (const [name, make] of Object.entries(table)) {
    Object.defineProperty(Loaders.prototype, name, {
      get(this: Loaders) {
        const value = this.of(make);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return (reads) => new Loaders(reads) as unknown as LoadersOf<T> & Making;
}
