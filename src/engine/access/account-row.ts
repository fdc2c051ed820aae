/** What an account may do, as the authenticator reads it: one expression for both kinds of token. */
import type { Grant, Known, RevealInForce } from './grant.ts';

/** For the aliases a, g, p and u, grouped by account; $2 is the present moment. Texts, so that equal ones are told without reading them. */
export const RIGHTS = `coalesce(json_agg(json_build_object(
    'id', g.id, 'role', g.role, 'validFrom', g.valid_from, 'validUntil', g.valid_until,
    'place', case when p.id is not null then
      json_build_object('id', p.id, 'name', p.name, 'path', p.path) end,
    'unit', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end
  ) order by g.id) filter (where g.id is not null), '[]')::text as grants,
  (select coalesce(json_agg(json_build_object(
      'id', r.id, 'objectId', r.object_id, 'field', r.field, 'until', r.until) order by r.id), '[]')::text
    from reveal r where r.account_id = a.id and r.until > $2) as reveals`;

/** Grants that are valid at the moment $2, of the account a. */
export const GRANTS_FROM = `left join access_grant g on g.account_id = a.id
    and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2)
  left join place p on p.id = g.place_id left join partner_unit u on u.id = g.unit_id`;

type AsJson<T> = { [K in keyof T]: Date extends T[K] ? string | Exclude<T[K], Date> : T[K] };

export interface AccountRow {
  accountId: string;
  name: string;
  /** JSON. */
  grants: string;
  reveals: string;
}

/** JSON has no moments. */
export function knownFrom({ accountId, name, grants, reveals }: AccountRow): Known {
  return {
    accountId,
    name,
    grants: (JSON.parse(grants) as AsJson<Grant>[]).map(({ validFrom, validUntil, ...grant }) => ({
      ...grant,
      validFrom: validFrom ? new Date(validFrom) : null,
      validUntil: validUntil === null ? null : new Date(validUntil),
    })),
    reveals: (JSON.parse(reveals) as AsJson<RevealInForce>[]).map((one) => ({
      ...one,
      until: new Date(one.until),
    })),
  };
}
