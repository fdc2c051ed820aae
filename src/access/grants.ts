/** Grants of an account as the directory reads them: one expression for both kinds of token. */
import type { Grant } from './viewer.ts';

/** For the aliases g, p and u, grouped by account. */
export const GRANTS = `coalesce(json_agg(json_build_object(
    'id', g.id, 'role', g.role, 'validUntil', g.valid_until,
    'place', case when p.id is not null then
      json_build_object('id', p.id, 'name', p.name, 'path', p.path) end,
    'unit', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end
  ) order by g.id) filter (where g.id is not null), '[]')`;

/** Those that are valid at the moment $2, of the account a. */
export const GRANTS_FROM = `left join access_grant g on g.account_id = a.id
    and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2)
  left join place p on p.id = g.place_id left join partner_unit u on u.id = g.unit_id`;

export interface AccountRow {
  accountId: string;
  name: string;
  grants: (Omit<Grant, 'validUntil'> & { validUntil: string | null })[];
}

/** JSON has no moments. */
export function grantsOf({ grants }: AccountRow): Grant[] {
  return grants.map(({ validUntil, ...grant }) => ({
    ...grant,
    validUntil: validUntil === null ? null : new Date(validUntil),
  }));
}
