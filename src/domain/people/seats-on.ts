/** The seats of a committee on a day. */
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { Seat } from './seat.entity.ts';

/** In the order of their ids, so that all commands lock what hangs on them alike. */
export function seatsOn({ em }: CommandContext, committeeId: string, day: string): Promise<Seat[]> {
  return em.find(
    Seat,
    {
      committeeId,
      validFrom: { $lte: day },
      $or: [{ validUntil: null }, { validUntil: { $gte: day } }],
    },
    { orderBy: { id: 'asc' } },
  );
}
