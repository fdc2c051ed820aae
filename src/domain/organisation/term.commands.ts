/** The commands on terms and brands. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import { type Subject, admins, leaders } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { rowAsPayload } from '../../engine/noun/row-payload.ts';
import { readTold } from '../text/told-text.ts';
import { AmendTermInput, BeginTermInput, SetBrandInput } from './body.inputs.ts';
import { type FoundBody, lockBody } from './find-body.ts';
import { partyOrganisation, term } from './organisation.noun.ts';
import type { PartyOrganisation } from './party-organisation.entity.ts';
import { Term } from './term.entity.ts';

const BRAND = 60;
const THEME = 200;

interface OnBody extends Subject, FoundBody {}

export const termCommands = commandsOf<Term>(term, {
  beginTerm: {
    may: admins,
    input: BeginTermInput,
    on: bodyOf,
    make: begin,
    term: 'The term after the last of a body; the last ends the day before at the latest, and what was appointed for it 换届',
  },
  amendTerm: {
    may: admins,
    input: AmendTermInput,
    lock: lockTerm,
    change: amend,
    term: 'Prolongs or shortens a term, or plans its election; no appointment for it runs beyond a new last day 修改届次',
  },
});

export const brandCommands = commandsOf<PartyOrganisation>(
  partyOrganisation,
  {
    setBrand: {
      may: leaders,
      input: SetBrandInput,
      change: setBrand,
      term: 'What the Party organisation of a street or a community stands for 设定特色党建品牌',
    },
  },
  { payload: rowAsPayload(partyOrganisation, 'partyOrganisation') },
);

async function bodyOf(context: CommandContext, { bodyId }: BeginTermInput): Promise<OnBody> {
  const found = await lockBody(context, bodyId, 'input.bodyId');
  return { ...found, path: found.body.path };
}

/** @throws BAD_USER_INPUT for another number or dates out of order */
async function begin(
  context: CommandContext,
  { number, validFrom, validUntil, plannedElection = null }: BeginTermInput,
  on: Subject,
): Promise<Columns<Term>> {
  const { column } = on as OnBody;
  const [last] = await context.em.find(
    Term,
    { ...column },
    { orderBy: { number: 'desc' }, limit: 1 },
  );
  if (number < 1 || number > 999 || (last && number !== last.number + 1)) {
    throw HubError.badInput('input.number', `The next term is number ${(last?.number ?? 0) + 1}.`);
  }
  requireOrder(validFrom, validUntil);
  if (last && validFrom <= last.validFrom) {
    throw HubError.badInput('input.validFrom', `Term ${last.number} began on ${last.validFrom}.`);
  }
  if (last) {
    const until = dayBefore(validFrom);
    if (last.validUntil > until) last.validUntil = until;
    // Who stayed after a term that was over stays until the next begins.
    await endAppointments(context, last.id, until);
  }
  return { ...column, number, validFrom, validUntil, plannedElection };
}

/** Of those that were made for the term: none runs beyond the day. The body is locked, so that no other is made meanwhile. */
async function endAppointments(
  { em, now }: CommandContext,
  termId: string,
  day: string,
): Promise<void> {
  await em.execute(
    `/* term.endAppointments */ update appointment a set valid_until = greatest(a.valid_from, ?::date), updated_at = ?
     from term t where t.id = ? and a.body_id = t.body_id and a.term_id = t.id
       and (a.valid_until is null or a.valid_until > greatest(a.valid_from, ?::date))`,
    [day, now, termId, day],
  );
}

/** The body first, as whoever begins the next term does. */
async function lockTerm(context: CommandContext, { termId }: AmendTermInput): Promise<Term> {
  const { bodyId } = await context.find(Term, termId, 'input.termId');
  await lockBody(context, bodyId, 'input.termId');
  return context.lock(Term, termId, 'input.termId');
}

/** @throws BAD_USER_INPUT for dates out of order, or beyond the beginning of the next term */
async function amend(context: CommandContext, row: Term, input: AmendTermInput): Promise<void> {
  const { validUntil, plannedElection } = input;
  if (isGiven(validUntil)) {
    requireOrder(row.validFrom, validUntil);
    const { partyOrganisationId, civicBodyId, number } = row;
    const next = await context.em.findOne(Term, {
      partyOrganisationId,
      civicBodyId,
      number: number + 1,
    });
    if (next && next.validFrom <= validUntil) {
      throw HubError.badInput(
        'input.validUntil',
        `Term ${next.number} began on ${next.validFrom}.`,
      );
    }
    row.validUntil = validUntil;
    await endAppointments(context, row.id, validUntil);
  }
  if (plannedElection !== undefined) row.plannedElection = plannedElection;
}

function requireOrder(validFrom: string, validUntil: string): void {
  if (validUntil >= validFrom) return;
  throw HubError.badInput('input.validUntil', `\`input.validUntil\` lies before ${validFrom}.`);
}

function dayBefore(day: string): string {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
}

const BRANDED = ['STREET_WORKING_COMMITTEE', 'TOWN_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH'];

/** @throws BAD_USER_INPUT for an organisation of another kind, and for a text that is empty or too long */
async function setBrand(
  context: CommandContext,
  row: PartyOrganisation,
  { name, theme }: SetBrandInput,
): Promise<void> {
  if (!BRANDED.includes(row.kind)) {
    throw HubError.badInput(
      'input.partyOrganisationId',
      'Brands are those of streets’, towns’ and communities’ Party organisations.',
    );
  }
  row.brandName = isGiven(name) ? await readTold(context, 'input.name', name, BRAND) : null;
  const hasTheme = row.brandName !== null && isGiven(theme);
  row.brandTheme = hasTheme ? await readTold(context, 'input.theme', theme, THEME) : null;
}
