/**
 * Tells how many needs a scope has, anew whenever that may have changed.
 * Invariant: an event says that they are to be counted; they are, with the subscriber's own rights.
 */
import type { Change } from '../../engine/live/change.ts';
import { StateSource } from '../../engine/live/source.ts';
import { isWithin } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Marked } from '../listing/feed-events.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { type ListScope, readScope } from '../listing/scope.ts';

/** An event whose counts are asked when it is delivered. */
export interface Counted extends Marked {
  scope: ListScope;
}

/** What the subscription is given. */
export interface CountsArgs {
  scope?: ScopeInput | null;
  since?: string | null;
}

/** @throws BAD_USER_INPUT for a broken cursor, NOT_FOUND for an unknown scope */
export async function openCounts({ scope, since }: CountsArgs, context: HubContext) {
  await context.live.readSince(context.resumesAt ?? since);
  return new CountsSource(scope, await readScope(scope, context));
}

/** Kinds of rows that decide which needs are whose. */
const DECIDING = ['need', 'claim', 'agreement', 'place'];

class CountsSource extends StateSource<HubContext, Marked> {
  readonly key: string;
  private readonly asked: ScopeInput | null | undefined;
  private scope: ListScope;
  private isMoved = false;

  constructor(asked: ScopeInput | null | undefined, scope: ListScope) {
    super();
    this.asked = asked;
    this.scope = scope;
    this.key = JSON.stringify(['needCounts', asked]);
  }

  /** Rights are not looked at here: the event is counted with the subscriber's own. */
  override minds({ kind, before, after }: Change): boolean {
    if (!DECIDING.includes(kind)) return false;
    // Where others ask the same, one of them is asked for all: the rest learns no more where its place lies.
    this.isMoved ||= kind === 'place';
    const { range } = this.scope;
    if (kind !== 'need' || !range || this.isMoved) return true;
    return [before, after].some((row) => row && isWithin(String(row['path']), range));
  }

  override async present(cursor: string, context: HubContext): Promise<Counted> {
    this.scope = await readScope(this.asked, context);
    this.isMoved = false;
    return { __typename: 'NeedCountsChange', cursor, scope: this.scope };
  }

  override caughtUp(cursor: string): Marked {
    return { __typename: 'FeedCaughtUp', cursor };
  }
}
