/** Loaders by name, each made when an operation first asks for it: most operations use three of forty. */
import type { Snapshot } from '../database/reader.ts';

export type LoaderTable = { [name: string]: (reads: Snapshot) => unknown };

export type LoadersOf<T extends LoaderTable> = { readonly [K in keyof T]: ReturnType<T[K]> };

/** Makes the loaders of a snapshot; what is made once stays for as long as the snapshot. */
export function defineLoaders<T extends LoaderTable>(table: T): (reads: Snapshot) => LoadersOf<T> {
  class Loaders {
    readonly reads: Snapshot;

    constructor(reads: Snapshot) {
      this.reads = reads;
    }
  }
  for (const [name, make] of Object.entries(table)) {
    Object.defineProperty(Loaders.prototype, name, {
      get(this: Loaders) {
        const value = make(this.reads);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return (reads) => new Loaders(reads) as unknown as LoadersOf<T>;
}
