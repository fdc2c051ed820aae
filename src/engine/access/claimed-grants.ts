/**
 * The grants that rules make of a token's claims.
 * Invariant: they end with the token; a code that no place or unit has grants nothing.
 */
import type pg from 'pg';
import type { Grant } from './grant.ts';
import type { JwtIdentity } from './jwt-verifier.ts';

/** In the order of the rules. Places and units are found by their codes, as they are now. */
export async function claimedGrants(
  pool: pg.Pool,
  { rules, expiresAt }: JwtIdentity,
): Promise<Grant[]> {
  if (rules.length === 0) return [];
  const places = await named<NonNullable<Grant['place']>>(
    pool,
    `select c.code, p.id, p.name, p.path from place_code c join place p on p.id = c.place_id where c.code = any($1)`,
    rules.flatMap(({ place }) => place ?? []),
  );
  const units = await named<NonNullable<Grant['unit']>>(
    pool,
    'select code, id, name from partner_unit where code = any($1)',
    rules.flatMap(({ unit }) => unit ?? []),
  );
  return rules.flatMap(({ role, place, unit }, i): Grant[] => {
    const on = { place: places.get(place ?? '') ?? null, unit: units.get(unit ?? '') ?? null };
    return on.place || on.unit ? [{ id: `rule ${i + 1}`, role, ...on, validUntil: expiresAt }] : [];
  });
}

async function named<T>(pool: pg.Pool, text: string, codes: string[]): Promise<Map<string, T>> {
  if (codes.length === 0) return new Map();
  const { rows } = await pool.query<T & { code: string }>(`/* access.named */ ${text}`, [codes]);
  return new Map(rows.map((row) => [row.code, row]));
}
