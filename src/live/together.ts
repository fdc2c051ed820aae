/** Events of one moment: they are executed in one context, which whoever made it closes. */
export class Together<Event extends object, Context> {
  readonly events: readonly Event[];
  readonly context: Context;

  constructor(events: readonly Event[], context: Context) {
    this.events = events;
    this.context = context;
  }
}
