/**
 * What travels ahead of the first statement of a transaction: its beginning, and whose eyes it has.
 * Invariant: a name stands for one text: leads are prepared once per connection.
 */
import type { Lead } from './flight.ts';
import type { Scope } from './scope.ts';

/** Opens a transaction that reads one moment and writes nothing. */
export const BEGIN: Lead = {
  name: 'hub_begin',
  text: 'begin isolation level repeatable read, read only',
  values: [],
};

/** Viewers ask again and again. */
const leads = new WeakMap<Scope, Map<number | undefined, Lead>>();

/** The settings of a scope, with the time that a statement may take; the same lead for the same scope. */
export function scopeLead(scope: Scope, statementMs: number | undefined): Lead {
  let known = leads.get(scope);
  if (!known) leads.set(scope, (known = new Map()));
  let lead = known.get(statementMs);
  if (!lead) known.set(statementMs, (lead = leadOf(scope, statementMs)));
  return lead;
}

function leadOf({ settings }: Scope, statementMs: number | undefined): Lead {
  const pairs = Object.entries({
    ...settings,
    ...(statementMs !== undefined && { statement_timeout: String(statementMs) }),
  });
  const text = pairs.map((_, i) => `set_config($${i * 2 + 1}, $${i * 2 + 2}, true)`).join(', ');
  const lead = { name: `hub_scope_${pairs.length}`, text: `select ${text}`, values: pairs.flat() };
  if (!('gridhub.units' in settings)) return lead;
  return { ...lead, name: `${lead.name}_units`, text: `${lead.text}, ${OPENING}` };
}

/**
 * What agreements open to units is worked out before the first statement, whether or not that meets a row: a row that is
 * hidden takes as long as one that is not there.
 */
const OPENING = `set_config('gridhub.opened', scope_opening(), true)`;
