/** Events that are executed in one context, side by side: what their rows lead to is read in few statements. */
export class EventPage<Event extends object> {
  readonly events: readonly Event[];

  constructor(events: readonly Event[]) {
    this.events = events;
  }
}
