/** The policies themselves, table by table: the rows that a viewer's transaction shows against those of the oracle. */
import type pg from 'pg';
import type { Viewer } from '../../src/engine/access/viewer.ts';
import type { TestHub } from '../support/hub.ts';
import { NOON } from './world.ts';
import { type Given, Oracle, type StepOf, type World } from './oracle.ts';

type Keys = (oracle: Oracle, world: World) => string[];

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
const everything =
  (rows: (world: World) => { id: string }[]): Keys =>
  (_, world) =>
    idsOf(rows(world));

function stepsOf(steps: StepOf[], seen: { id: string }[]): string[] {
  const ids = new Set(idsOf(seen));
  return steps.filter((one) => ids.has(one.of)).map(({ of, version }) => `${of} ${version}`);
}

/** What is joined to projects that are seen. */
function joinedOf<T extends { project_id: string }>(oracle: Oracle, world: World, rows: T[]): T[] {
  const seen = new Set(idsOf(world.projects.filter((one) => oracle.seesProject(one))));
  return rows.filter((one) => seen.has(one.project_id));
}

/** Every table that viewers read, with the keys of the rows that one sees. */
export const TABLES: Record<string, Keys> = {
  place: everything((world) => world.places),
  place_code: (_, world) => world.placeCodes,
  party_organisation: everything((world) => world.organisations),
  building_post: everything((world) => world.posts),
  civic_body: everything((world) => world.civicBodies),
  term: everything((world) => world.terms),
  venue: everything((world) => world.venues),
  figure_report: (oracle, world) =>
    idsOf(world.figureReports.filter((one) => oracle.seesFigureReport(one))),
  figure_report_step: (oracle, world) =>
    stepsOf(
      world.figureReportSteps,
      world.figureReports.filter((one) => oracle.isStaffOf(one.path)),
    ),
  service_item: everything((world) => world.serviceItems),
  delegated_function: everything((world) => world.delegatedFunctions),
  seat: (oracle, world) => idsOf(world.seats.filter((one) => oracle.seesSeat(one))),
  meeting: (oracle, world) => idsOf(world.meetings.filter((one) => oracle.seesMeeting(one))),
  attendance: (oracle, world) =>
    idsOf(world.attendances.filter((one) => oracle.seesAttendance(one))),
  agenda_item: (oracle, world) =>
    idsOf(world.agendaItems.filter((one) => oracle.seesOfMeeting(one))),
  decision: (oracle, world) => idsOf(world.decisions.filter((one) => oracle.seesDecision(one))),
  matter: (oracle, world) => idsOf(world.matters.filter((one) => oracle.seesOfMeeting(one))),
  meeting_step: (oracle, world) =>
    stepsOf(
      world.meetingSteps,
      world.meetings.filter((one) => oracle.isStaffOf(one.path)),
    ),
  decision_step: (oracle, world) =>
    stepsOf(
      world.decisionSteps,
      world.decisions.filter((one) => oracle.seesStepsOfDecision(one)),
    ),
  person: (oracle, world) => idsOf(world.people.filter((one) => oracle.seesPerson(one))),
  appointment: (oracle, world) =>
    idsOf(world.appointments.filter((one) => oracle.seesAppointment(one))),
  partner_unit: (oracle, world) => (oracle.isKnown ? idsOf(world.units) : []),
  need: (oracle) => idsOf(oracle.needs()),
  unit_need: (oracle, world) => oracle.needsOfUnits(world),
  claim: (oracle, world) => idsOf(world.claims.filter((one) => oracle.seesClaim(one))),
  resource: (oracle, world) => idsOf(world.resources.filter((one) => oracle.seesResource(one))),
  agreement: (oracle, world) => idsOf(world.agreements.filter((one) => oracle.seesAgreement(one))),
  project: (oracle, world) => idsOf(world.projects.filter((one) => oracle.seesProject(one))),
  project_need: (oracle, world) => idsOf(joinedOf(oracle, world, world.projectNeeds)),
  project_resource: (oracle, world) => idsOf(joinedOf(oracle, world, world.projectResources)),
  project_step: (oracle, world) =>
    stepsOf(
      world.projectSteps,
      world.projects.filter((one) => oracle.readsProject(one)),
    ),
  need_step: (oracle) =>
    oracle
      .needs()
      .flatMap((need) => oracle.stepsOf(need).map(({ version }) => `${need.id} ${version}`)),
  claim_step: (oracle, world) =>
    stepsOf(
      world.claimSteps,
      world.claims.filter((one) => oracle.seesStepsOfClaim(one)),
    ),
  agreement_step: (oracle, world) =>
    stepsOf(
      world.agreementSteps,
      world.agreements.filter((one) => oracle.seesStepsOfAgreement(one)),
    ),
  resource_step: (oracle, world) =>
    stepsOf(
      world.resourceSteps,
      world.resources.filter((one) => oracle.seesStepsOfResource(one)),
    ),
  need_count: (oracle, world) =>
    world.counts
      .filter(({ path }) => oracle.isStaffOf(path))
      .map(({ path, state }) => `${path} ${state}`),
  audit: (oracle, world) => idsOf(world.audits.filter((one) => oracle.seesAudit(one))),
  access_grant: (oracle, world) => idsOf(world.grants.filter((one) => oracle.seesGrant(one))),
  account: (oracle) => [...oracle.accounts()],
  token: (oracle, world) =>
    idsOf(world.tokens.filter((one) => oracle.accounts().has(one.account_id))),
  screen_link: (oracle, world) =>
    idsOf(world.screenLinks.filter((one) => oracle.seesScreenLink(one))),
  need_count_delta: (oracle, world) =>
    world.deltas.filter(({ path }) => oracle.isStaffOf(path)).map(({ id }) => id),
};

const KEYS: Record<string, string> = {
  place_code: 'code',
  need_count_delta: 'ctid::text',
  need_step: `need_id || ' ' || version`,
  claim_step: `claim_id || ' ' || version`,
  agreement_step: `agreement_id || ' ' || version`,
  meeting_step: `meeting_id || ' ' || version`,
  decision_step: `decision_id || ' ' || version`,
  resource_step: `resource_id || ' ' || version`,
  unit_need: `unit_id || ' ' || need_id`,
  project_step: `project_id || ' ' || version`,
  figure_report_step: `figure_report_id || ' ' || version`,
  need_count: `path || ' ' || state`,
};

export interface Known {
  given: Given[];
  viewer: Viewer;
}

/** Reads as the hub's readers do: in the viewer's role, with its settings. Without a viewer: with no setting. */
export async function asViewer<T>(
  client: pg.Client,
  viewer: Viewer | null,
  read: () => Promise<T>,
): Promise<T> {
  await client.query('begin read only');
  try {
    for (const [name, value] of Object.entries(viewer?.scope(NOON).settings ?? {})) {
      await client.query('select set_config($1, $2, true)', [name, value]);
    }
    return await read();
  } finally {
    await client.query('rollback');
  }
}

async function read(client: pg.Client, table: string, viewer: Viewer | null): Promise<string[]> {
  return asViewer(client, viewer, async () => {
    const key = KEYS[table] ?? 'id::text';
    const { rows } = await client.query<{ key: string }>(`select ${key} as key from ${table}`);
    return rows.map((row) => row.key);
  });
}

/** What is wrong with a table's rows for these viewers; null where all is as it should be. */
export async function faultIn(
  client: pg.Client,
  table: string,
  world: World,
  viewers: Known[],
): Promise<string | null> {
  const unscoped = await read(client, table, null);
  if (unscoped.length > 0) return `a leak of ${table}: ${unscoped.length} rows without any scope`;
  for (const { given, viewer } of viewers) {
    const expected = new Set(TABLES[table]?.(new Oracle(world, given), world));
    const shown = new Set(await read(client, table, viewer));
    const who = given.map((one) => `${one.role} ${one.place?.code ?? one.unit?.code}`).join(', ');
    const leaked = [...shown].filter((key) => !expected.has(key));
    if (leaked.length > 0)
      return `a leak of ${table} to ${who || 'nobody'}: ${leaked[0]} and ${leaked.length - 1} more`;
    const missing = [...expected].filter((key) => !shown.has(key));
    if (missing.length > 0)
      return `${table} lacks ${missing[0]} and ${missing.length - 1} more for ${who}`;
  }
  return null;
}

export async function knownViewers(
  hub: TestHub,
  all: Given[][],
  tokenOf: (given: Given[]) => Promise<string | null>,
) {
  const { authenticator } = hub.hub.services;
  return Promise.all(
    all.map(async (given): Promise<Known> => {
      const token = await tokenOf(given);
      const { viewer } = await authenticator.sessionOf(
        token === null ? undefined : `Bearer ${token}`,
      );
      return { given, viewer };
    }),
  );
}
