/** How large an answer becomes, counted while it does. */
export interface Ceilings {
  objects: number;
  /** Of names and texts: what the answer takes at the least. */
  characters: number;
  /** What ends an execution that has come to one of them. */
  exceeded: (what: 'objects' | 'characters') => Error;
}

export class Extent {
  objects = 0;
  characters = 0;
  private readonly ceilings: Ceilings | undefined;

  /** @param ceilings none: it is counted, and ends nowhere */
  constructor(ceilings?: Ceilings) {
    this.ceilings = ceilings;
  }

  /** @throws what the ceilings say */
  check(): void {
    if (!this.ceilings) return;
    const { objects, characters, exceeded } = this.ceilings;
    if (this.objects > objects) throw exceeded('objects');
    if (this.characters > characters) throw exceeded('characters');
  }
}
