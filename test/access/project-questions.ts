/** Random questions about projects, by whatever leads to them, with what the oracle answers. */
import { somePlace } from './count-questions.ts';
import type { Oracle, ProjectRow, World } from './oracle.ts';
import type { Ask } from './questions.ts';

const FIELDS = `id number title description reason plannedFen spentFen funder progress milestones { title } budget { purpose }
  place { id } lead { id name } acceptedBy { id } history { totalCount } needs { totalCount } resources { totalCount }
  matters { totalCount }`;

function shown(oracle: Oracle, world: World, project: ProjectRow): object {
  const own = <T>(value: T) => (oracle.readsProject(project) ? value : null);
  const person = (id: string | null) => {
    const found = world.people.find((one) => one.id === id);
    return found && oracle.seesPerson(found) ? found : null;
  };
  const [lead, by] = [person(project.lead_id), person(project.accepted_by_id)];
  const ofIt = ({ project_id: id }: { project_id: string }) => id === project.id;
  const needs = world.projectNeeds.filter(ofIt).map((one) => one.need_id);
  const resources = world.projectResources.filter(ofIt).map((one) => one.resource_id);
  const steps = world.projectSteps.filter((one) => one.of === project.id);
  return {
    id: project.id,
    number: project.number,
    title: own(project.title),
    description: own(project.description),
    reason: own(project.reason),
    plannedFen: own(project.planned_fen),
    spentFen: own(project.spent_fen),
    funder: own(project.funder),
    progress: project.progress,
    milestones: own(project.milestones.map(({ title }) => ({ title }))),
    budget: own(project.budget.map(({ purpose }) => ({ purpose }))),
    place: { id: oracle.originOf(project) },
    lead: lead && { id: lead.id, name: oracle.nameOf(lead) },
    acceptedBy: by && { id: by.id },
    history: { totalCount: oracle.readsProject(project) ? steps.length : 0 },
    needs: {
      totalCount: oracle.needs().filter(({ id }) => needs.includes(id)).length,
    },
    resources: {
      totalCount: world.resources.filter(
        (one) => resources.includes(one.id) && oracle.seesResource(one),
      ).length,
    },
    matters: {
      totalCount: world.matters.filter(
        (one) => one.project_id === project.id && oracle.seesOfMeeting(one),
      ).length,
    },
  };
}

const newestFirst = (a: ProjectRow, b: ProjectRow) =>
  b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1);

/** What another unit takes part in is for itself and for the staff of the place; who leads it stands in the project. */
function isTold(row: ProjectRow, unit: string, oracle: Oracle): boolean {
  const isOwn = oracle.given.some((one) => one.unit?.id === unit);
  return isOwn || row.lead_unit_id === unit || oracle.isStaffOf(row.path);
}

const page = (rows: ProjectRow[], first: number) => ({
  totalCount: rows.length,
  nodes: rows
    .toSorted(newestFirst)
    .slice(0, first)
    .map(({ id }) => ({ id })),
});

export const PROJECTS: Record<string, Ask> = {
  project(world, random) {
    const one = random.pick(world.projects);
    return {
      door: 'project',
      query: `query ($id: ID!) { project(id: $id) { ${FIELDS} } }`,
      variables: { id: one.id },
      expected: (oracle) => ({
        project: oracle.seesProject(one) ? shown(oracle, world, one) : null,
      }),
    };
  },
  projects(world, random) {
    const place = somePlace(world, random);
    const scope = random.chance(0.5) ? { placeId: place.id } : null;
    const state = random.pick(['PROPOSED', 'IN_PROGRESS', 'COMPLETED']);
    return {
      door: 'projects',
      query: `query ($scope: ScopeInput, $id: ID!, $filter: ProjectFilter) { projects(scope: $scope, first: 3) { totalCount nodes { id } }
        node(id: $id) { ... on Place { projects(first: 2, filter: $filter) { totalCount nodes { id } } } } }`,
      variables: { scope, id: place.id, filter: { state: { in: [state] } } },
      expected(oracle) {
        const below = world.projects.filter(
          (one) => one.path.startsWith(place.path) && !oracle.isTooFine(place),
        );
        const seen = (rows: ProjectRow[]) => rows.filter((one) => oracle.seesProject(one));
        return {
          projects: page(seen(scope ? below : world.projects), 3),
          node: {
            projects: page(
              seen(below).filter((one) => one.state === state),
              2,
            ),
          },
        };
      },
    };
  },
  projectsBack(world, random) {
    const one = random.pick(world.projectNeeds);
    const used = random.pick(world.projectResources);
    const need = world.needById.get(one.need_id);
    const resource = world.resources.find(({ id }) => id === used.resource_id);
    const { lead_id: leadId } = random.pick(world.projects);
    const lead = world.people.find(({ id }) => id === leadId);
    const unit = random.pick(world.units);
    if (!need || !resource || !lead) throw new Error('a project of nothing');
    return {
      door: 'projects of needs, resources, people and units',
      query: `query ($need: ID!, $resource: ID!, $person: ID!, $unit: ID!) { need(by: { id: $need }) { projects { totalCount } }
        resource(id: $resource) { projects { totalCount } } person(id: $person) { projects { totalCount } }
        partnerUnit(id: $unit) { projects { totalCount } } }`,
      variables: { need: need.id, resource: resource.id, person: lead.id, unit: unit.id },
      expected(oracle) {
        const count = (isIt: (project: ProjectRow) => boolean) => ({
          projects: {
            totalCount: world.projects.filter((row) => isIt(row) && oracle.seesProject(row)).length,
          },
        });
        const joins = (rows: { project_id: string }[]) => (row: ProjectRow) =>
          rows.some(({ project_id: id }) => id === row.id);
        const ofNeed = world.projectNeeds.filter(({ need_id: id }) => id === need.id);
        const uses = world.projectResources.filter(({ resource_id: id }) => id === resource.id);
        const ofUnit = oracle.ofUnit(unit.id);
        return {
          need: oracle.seesNeed(need) ? count(joins(ofNeed)) : null,
          resource: oracle.seesResource(resource) ? count(joins(uses)) : null,
          person: oracle.seesPerson(lead) ? count((row) => row.lead_id === lead.id) : null,
          partnerUnit: oracle.isKnown
            ? count((row) => ofUnit.readsProject(row) && isTold(row, unit.id, oracle))
            : null,
        };
      },
    };
  },
};
