/** `gridhub grant role|list|end`. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { takeGrant, giveRole } from '../domain/accounts/access.commands.ts';
import { StartError } from '../errors.ts';
import { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import { PlaceCode } from '../domain/place/place-code.entity.ts';
import { Place } from '../domain/place/place.entity.ts';
import { readMoment, readWords, required, withOffice } from './office.ts';

const USAGE = `gridhub grant role ROLE --account NAME (--place CODE | --unit CODE) [--until DAY]
gridhub grant list
gridhub grant end GRANT_ID`;

export async function grantCommand([what, ...words]: string[]): Promise<void> {
  if (what === 'role') return give(words);
  if (what === 'list') return list();
  if (what === 'end') return end(words);
  throw new StartError(USAGE);
}

async function give(words: string[]): Promise<void> {
  const { values, positionals } = readWords(words, ['account', 'place', 'unit', 'until']);
  const [role] = positionals;
  if (!role) throw new StartError(USAGE);
  const name = required(values, 'account');
  const until = values['until'] ? readMoment(values['until']) : null;
  const { id } = await withOffice('grantRole', async (em) => {
    const place = values['place'] ? await placeWithCode(em, values['place']) : null;
    const unit = values['unit'] ? await unitOf(em, values['unit']) : null;
    return giveRole(em, { name, role, place, unit, until, now: new Date() });
  });
  console.log(`${name} is ${role}: ${id}.`);
}

/** @throws StartError where no place has or had the code */
export async function placeWithCode(em: EntityManager, code: string): Promise<Place> {
  const known = await em.findOne(PlaceCode, { code });
  const place = known && (await em.findOne(Place, { id: known.placeId }));
  if (place) return place;
  throw new StartError(`No place has or had the code ${code}.`);
}

async function unitOf(em: EntityManager, code: string): Promise<PartnerUnit> {
  const unit = await em.findOne(PartnerUnit, { code });
  if (unit) return unit;
  throw new StartError(`No partner unit has the code ${code}.`);
}

async function list(): Promise<void> {
  const rows = await withOffice('listGrants', (em) =>
    em.execute<Record<string, string | null>[]>(
      `select g.id, a.name, g.role, coalesce(p.name, u.name) as of, g.valid_until::text as until
       from access_grant g join account a on a.id = g.account_id
       left join place p on p.id = g.place_id left join partner_unit u on u.id = g.unit_id
       where g.valid_until is null or g.valid_until > now() order by g.id`,
    ),
  );
  for (const { id, name, role, of, until } of rows) {
    console.log(`${id}  ${name}  ${role}  ${of}${until ? `  until ${until}` : ''}`);
  }
}

async function end([id]: string[]): Promise<void> {
  if (!id) throw new StartError(USAGE);
  await withOffice('endGrant', (em) => takeGrant(em, id, new Date()));
  console.log(`${id} has ended.`);
}
