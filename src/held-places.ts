/**
 * Places that callers hold: how many, and of whom.
 * Invariant: no caller holds more than its part, strangers together no more than theirs, nor guests; what is held is at most
 * the number of places, where `mayHold` is asked first.
 */

/** On whose behalf a place is asked for. */
export interface Caller {
  key: string;
  /** Anonymous callers. */
  isStranger: boolean;
  /** Known, and neither staff nor a screen. */
  isGuest?: boolean;
}

export interface Places {
  all: number;
  caller: number;
  /** Together. */
  strangers: number;
  /** Of one of them. */
  stranger: number;
  /** Together; left out: as many as there are. */
  guests?: number;
  /** Of one of them; left out: as any caller. */
  guest?: number;
  /** A caller that waits longer is refused. */
  patienceMs: number;
}

export class HeldPlaces {
  private readonly places: Places;
  private held = 0;
  private heldByStrangers = 0;
  private heldByGuests = 0;
  private readonly heldBy = new Map<string, number>();

  constructor(places: Places) {
    this.places = places;
  }

  /** Whether the caller may have one more. */
  mayHold({ key, isStranger, isGuest }: Caller): boolean {
    const { all, caller, strangers, stranger, guests = all, guest = caller } = this.places;
    const own = this.heldBy.get(key) ?? 0;
    const most = isStranger ? stranger : isGuest ? guest : caller;
    if (this.held >= all || own >= most) return false;
    if (isGuest && this.heldByGuests >= guests) return false;
    return !isStranger || this.heldByStrangers < strangers;
  }

  /** So many more; fewer than none are given back. */
  hold({ key, isStranger, isGuest }: Caller, places: number): void {
    this.held += places;
    this.heldByStrangers += isStranger ? places : 0;
    this.heldByGuests += isGuest ? places : 0;
    const own = (this.heldBy.get(key) ?? 0) + places;
    if (own > 0) this.heldBy.set(key, own);
    else this.heldBy.delete(key);
  }
}
