/**
 * Who signs an agreement for the side that proposes or accepts it: of the unit one of its people, of the place somebody in
 * office there or above it. People are a folder above this one, so their rows are asked for by hand.
 */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Agreement } from './agreement.entity.ts';
import type { Side } from './side.ts';

const ARGUMENT = 'input.signedById';

type Signed = Partial<Pick<Agreement, 'signedForPlaceId' | 'signedForUnitId'>>;

/** The side for which it is signed, and of which agreement. */
interface Signing {
  side: Side;
  unitId: string;
  path: string;
}

interface Signer {
  unitId: string | null;
  mergedIntoId: string | null;
  isErased: boolean;
  isInOffice: boolean;
}

/**
 * The column of the side; nothing where nobody is named. That the giver sees the person, the dispatcher has asked.
 * @throws BAD_USER_INPUT for a person of neither side or the other, CONFLICT for one that was merged or erased
 */
export async function signedBy(
  context: CommandContext,
  on: Signing,
  signedById: string | null | undefined,
): Promise<Signed> {
  if (signedById === undefined) return {};
  if (isGiven(signedById)) await requireSigner(context, on, signedById);
  return on.side === 'PLACE' ? { signedForPlaceId: signedById } : { signedForUnitId: signedById };
}

async function requireSigner(context: CommandContext, on: Signing, id: string): Promise<void> {
  const { unitId, mergedIntoId, isErased, isInOffice } = await signerOf(context, on, id);
  if (mergedIntoId !== null) {
    throw HubError.conflict(`This person was merged into ${mergedIntoId}: name that one.`);
  }
  if (isErased) throw HubError.conflict('The name of this person was erased.');
  if (on.side === 'UNIT' ? unitId === on.unitId : isInOffice) return;
  throw HubError.badInput(
    ARGUMENT,
    on.side === 'UNIT'
      ? 'For a unit one of its people signs.'
      : 'For a place somebody signs who holds a post there or above it today.',
  );
}

/** Kept from being merged or erased meanwhile. Who sits there for a unit is of that unit's side. @throws NOT_FOUND */
async function signerOf(
  { em, now }: CommandContext,
  { path }: Signing,
  id: string,
): Promise<Signer> {
  const today = dayOf(now);
  const [found] = await em.execute<Signer[]>(
    `/* agreement.signer */ select p.unit_id as "unitId", p.merged_into_id as "mergedIntoId",
       p.erased_at is not null as "isErased",
       exists (select from appointment a where a.person_id = p.id and a.unit_id is null and starts_with(?, a.path)
         and a.valid_from <= ? and (a.valid_until is null or a.valid_until >= ?)) as "isInOffice"
     from person p where p.id = ? for share of p`,
    [path, today, today, id],
  );
  if (found) return found;
  throw HubError.notFound('person', id, ARGUMENT);
}
