/** Random documents with what the oracle answers to them. */
import type { Random } from '../../src/demo/random.ts';
import type { Asker } from '../support/ask.ts';
import { COUNTS, somePlace } from './count-questions.ts';
import { newestFirst, oldestFirst, page } from './pages.ts';
import { PEOPLE } from './people-questions.ts';
import type { NeedRow, Oracle, World } from './oracle.ts';
import { PROJECTS } from './project-questions.ts';

export interface Question {
  /** Which door it goes through: counted, so that none is left out. */
  door: string;
  query: string;
  variables: Record<string, unknown>;
  expected: (oracle: Oracle) => unknown;
  /** Brings what has no order of its own into one. */
  arrange?: (answer: unknown) => void;
}

interface State {
  state: string;
  count: number;
}

const byState = (a: State, b: State) => (a.state < b.state ? -1 : 1);

export type Ask = (world: World, random: Random) => Question;

const NEED = `id title description unitOfMeasure place { id } unit { id name code version } history(last: 2) { totalCount nodes { version actor } } claims(first: 2) { totalCount nodes { id } }`;

function needAs(oracle: Oracle, world: World, need: NeedRow): unknown {
  const unit = world.units.find((one) => one.id === need.unit_id);
  const claims = world.claims
    .filter((one) => one.need_id === need.id && oracle.seesClaim(one))
    .toSorted(oldestFirst);
  const steps = oracle.stepsOf(need);
  return {
    id: need.id,
    title: oracle.titleOf(need),
    description: oracle.descriptionOf(need),
    unitOfMeasure: oracle.measureOf(need),
    place: { id: oracle.originOf(need) },
    unit: unit ? oracle.unit(unit) : null,
    history: { totalCount: steps.length, nodes: steps.slice(-2) },
    claims: { totalCount: claims.length, nodes: claims.slice(0, 2).map(({ id }) => ({ id })) },
  };
}

/** As anybody is shown who holds a post, or is a unit's. */
function signer(oracle: Oracle, world: World, id: string | null) {
  const found = world.people.find((one) => one.id === id);
  return found && oracle.seesPerson(found) ? { id: found.id, name: oracle.nameOf(found) } : null;
}

function decided(oracle: Oracle, world: World, id: string | null) {
  const found = world.decisions.find((one) => one.id === id);
  return found && oracle.seesDecision(found) ? { id: found.id } : null;
}

const asks: Record<string, Ask> = {
  needs(world, random) {
    const state = random.chance(0.4) ? random.pick(['LISTED', 'CLAIMED', 'CLOSED']) : undefined;
    const category = random.chance(0.3) ? random.pick(world.needs).category : undefined;
    const first = random.whole(1, 8);
    const filter = {
      ...(state && { state: { in: [state] } }),
      ...(category && { category: { in: [category] } }),
    };
    return {
      door: 'needs',
      query: `query ($filter: NeedFilter, $first: Int) { needs(filter: $filter, first: $first) { totalCount nodes { ${NEED} } } }`,
      variables: { filter, first },
      expected: (oracle) => ({
        needs: page(
          oracle
            .needs()
            .filter((one) => !state || one.state === state)
            .filter((one) => !category || one.category === category),
          first,
          (need) => needAs(oracle, world, need),
        ),
      }),
    };
  },
  needsOfPlace(world, random) {
    const place = somePlace(world, random);
    return {
      door: 'needs(scope)',
      query: `query ($code: String!, $scope: ScopeInput!) {
        needs(scope: $scope, first: 5) { totalCount nodes { ${NEED} } }
        place(by: { code: $code }) { needs { totalCount } needCounts { total byState { state count } } }
        needStats(scope: $scope, groupBy: [STATE]) { state count }
      }`,
      arrange(answer) {
        const { place, needStats } = answer as {
          place: { needCounts: { byState: State[] } | null };
          needStats: State[];
        };
        place.needCounts?.byState.sort(byState);
        needStats.sort(byState);
      },
      variables: { code: place.code, scope: { placeId: place.id } },
      expected(oracle) {
        const counted = oracle.needsIn(place);
        const listed = counted ?? [];
        const states = [...Map.groupBy(listed, (one) => one.state)]
          .map(([state, rows]) => ({ state, count: rows.length }))
          .toSorted(byState);
        return {
          needs: page(listed, 5, (need) => needAs(oracle, world, need)),
          place: {
            needs: { totalCount: listed.length },
            needCounts: counted && {
              total: counted.length,
              byState: states,
            },
          },
          needStats: states,
        };
      },
    };
  },
  needsOfUnit(world, random) {
    const unit = random.pick(world.units);
    return {
      door: 'needs(scope unit)',
      query: `query ($scope: ScopeInput!, $id: ID!) { needs(scope: $scope, first: 3) { totalCount nodes { id } }
        partnerUnit(id: $id) { id name code version agreements(last: 2) { totalCount nodes { id } } resources { totalCount } claims { totalCount } } }`,
      variables: { scope: { unitId: unit.id }, id: unit.id },
      expected(oracle) {
        const shown = oracle.unit(unit);
        if (!shown) return ['NOT_FOUND'];
        const claims = world.claims.filter(
          (one) => one.unit_id === unit.id && oracle.seesClaim(one),
        );
        const needs = oracle
          .needs()
          .filter(
            (one) => one.unit_id === unit.id || claims.some((claim) => claim.need_id === one.id),
          );
        const agreements = world.agreements
          .filter((one) => one.unit_id === unit.id && oracle.seesAgreement(one))
          .toSorted((a, b) =>
            a.valid_from === b.valid_from
              ? a.id < b.id
                ? -1
                : 1
              : a.valid_from < b.valid_from
                ? -1
                : 1,
          );
        return {
          needs: page(needs, 3, ({ id }) => ({ id })),
          partnerUnit: {
            ...shown,
            agreements: {
              totalCount: agreements.length,
              nodes: agreements.slice(-2).map(({ id }) => ({ id })),
            },
            resources: {
              totalCount: world.resources.filter(
                (one) => one.unit_id === unit.id && oracle.seesResource(one),
              ).length,
            },
            claims: { totalCount: claims.length },
          },
        };
      },
    };
  },
  search(world, random) {
    const { title } = random.pick(world.needs);
    const at = random.whole(0, Math.max(0, title.length - 2));
    const word = title.slice(at, at + 2);
    return {
      door: 'search',
      query: `query ($word: String!) { needs(search: $word, first: 4) { totalCount nodes { id } } }`,
      variables: { word },
      expected: (oracle) => ({
        needs: page(
          oracle.needs().filter((one) =>
            // A word is looked for in what the viewer reads.
            `${oracle.titleOf(one) ?? ''} ${oracle.descriptionOf(one) ?? ''}`
              .toLowerCase()
              .includes(word.toLowerCase()),
          ),
          4,
          ({ id }) => ({ id }),
        ),
      }),
    };
  },
  cursor(world, random) {
    const from = random.pick(world.needs);
    const cursorAt = from.created_at.toISOString();
    return {
      door: 'createdAt and order',
      query: `query ($at: DateTime!) { needs(filter: { createdAt: { lt: $at } }, last: 3) { totalCount pageInfo { hasPreviousPage } nodes { id } } }`,
      variables: { at: cursorAt },
      expected(oracle) {
        const rows = oracle.needs().filter((one) => one.created_at < from.created_at);
        const ordered = rows.toSorted(newestFirst);
        return {
          needs: {
            totalCount: rows.length,
            pageInfo: { hasPreviousPage: rows.length > 3 },
            nodes: ordered.slice(-3).map(({ id }) => ({ id })),
          },
        };
      },
    };
  },
  need(world, random) {
    const need = random.pick(world.needs);
    const by = random.chance(0.5) ? { id: need.id } : { number: need.number };
    return {
      door: 'need',
      query: `query ($by: NeedBy!) { need(by: $by) { ${NEED} } }`,
      variables: { by },
      expected: (oracle) => ({ need: oracle.seesNeed(need) ? needAs(oracle, world, need) : null }),
    };
  },
  node(world, random) {
    const [type, row, isSeen] = random.pick([
      () => {
        const one = random.pick(world.needs);
        return ['Need', one, (oracle: Oracle) => oracle.seesNeed(one)] as const;
      },
      () => {
        const one = random.pick(world.claims);
        return ['Claim', one, (oracle: Oracle) => oracle.seesClaim(one)] as const;
      },
      () => {
        const one = random.pick(world.resources);
        return ['Resource', one, (oracle: Oracle) => oracle.seesResource(one)] as const;
      },
      () => {
        const one = random.pick(world.agreements);
        return ['Agreement', one, (oracle: Oracle) => oracle.seesAgreement(one)] as const;
      },
      () => {
        const one = random.pick(world.units);
        return ['PartnerUnit', one, (oracle: Oracle) => oracle.isKnown] as const;
      },
      () =>
        [
          'Street',
          random.pick(world.places.filter((one) => one.kind === 'STREET')),
          () => true,
        ] as const,
    ])();
    return {
      door: `node ${type}`,
      query: `query ($id: ID!) { node(id: $id) { __typename id } }`,
      variables: { id: row.id },
      expected: (oracle) => ({ node: isSeen(oracle) ? { __typename: type, id: row.id } : null }),
    };
  },
  words(world, random) {
    const claim = random.pick(world.claims);
    const resource = random.pick(world.resources);
    const agreement = random.pick(world.agreements);
    const own = (reads: boolean, text: string | null) => (reads ? text : null);
    return {
      door: 'words and places',
      query: `query ($claim: ID!, $resource: ID!, $agreement: ID!) {
        claim(id: $claim) { reason overrideReason need { title place { id } } resource { title place { id } } }
        resource(id: $resource) { title description pendingTitle pendingDescription unitOfMeasure place { id } }
        agreement(id: $agreement) { title reason place { id } signedForPlace { id name } signedForUnit { id name } decision { id } } }`,
      variables: { claim: claim.id, resource: resource.id, agreement: agreement.id },
      expected(oracle) {
        const need = world.needById.get(claim.need_id);
        const used = world.resources.find((one) => one.id === claim.resource_id);
        const readsClaim = oracle.readsClaim(claim);
        return {
          claim: oracle.seesClaim(claim)
            ? {
                reason: own(readsClaim, claim.reason),
                overrideReason: own(readsClaim, claim.override_reason),
                need: need && { title: oracle.titleOf(need), place: { id: oracle.originOf(need) } },
                resource:
                  used && oracle.seesResource(used)
                    ? {
                        title: own(oracle.readsResource(used), used.title),
                        place: { id: oracle.originOf(used) },
                      }
                    : null,
              }
            : null,
          resource: oracle.seesResource(resource)
            ? {
                title: own(oracle.readsResource(resource), resource.title),
                description: own(oracle.readsResource(resource), resource.description),
                pendingTitle: own(oracle.ownsResource(resource), resource.pending_title),
                pendingDescription: own(
                  oracle.ownsResource(resource),
                  resource.pending_description,
                ),
                unitOfMeasure: own(oracle.readsResource(resource), resource.unit_of_measure),
                place: { id: oracle.originOf(resource) },
              }
            : null,
          agreement: oracle.seesAgreement(agreement)
            ? {
                title: own(oracle.readsAgreement(agreement), agreement.title),
                reason: own(oracle.readsAgreement(agreement), agreement.reason),
                place: { id: oracle.originOf(agreement) },
                signedForPlace: signer(oracle, world, agreement.signed_for_place_id),
                signedForUnit: signer(oracle, world, agreement.signed_for_unit_id),
                decision: decided(oracle, world, agreement.decision_id),
              }
            : null,
        };
      },
    };
  },
  entities(world, random) {
    const need = random.pick(world.needs);
    const claim = random.pick(world.claims);
    const resource = random.pick(world.resources);
    const agreement = random.pick(world.agreements);
    const unit = random.pick(world.units);
    return {
      door: '_entities',
      query: `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Need { id } ... on Claim { id } ... on Resource { id } ... on Agreement { id } ... on PartnerUnit { id code } } }`,
      variables: {
        of: [
          { __typename: 'Need', number: need.number },
          { __typename: 'Claim', number: claim.number },
          { __typename: 'Resource', id: resource.id },
          { __typename: 'Agreement', number: agreement.number },
          { __typename: 'PartnerUnit', code: unit.code },
        ],
      },
      expected(oracle) {
        const of = (id: string, isSeen: boolean) => (isSeen ? { id } : null);
        const shown = oracle.unit(unit);
        return {
          _entities: [
            of(need.id, oracle.seesNeed(need)),
            of(claim.id, oracle.seesClaim(claim)),
            of(resource.id, oracle.seesResource(resource)),
            of(agreement.id, oracle.seesAgreement(agreement)),
            shown?.code ? { id: shown.id, code: shown.code } : null,
          ],
        };
      },
    };
  },
  lists(world, random) {
    const place = somePlace(world, random);
    const scope = random.chance(0.5) ? { placeId: place.id } : null;
    return {
      door: 'claims and resources',
      query: `query ($scope: ScopeInput) { claims(scope: $scope, first: 3) { totalCount nodes { id need { id } } }
        resources(scope: $scope, first: 3) { totalCount nodes { id unit { name } } } }`,
      variables: { scope },
      expected(oracle) {
        const isIn = ({ path }: { path: string }) =>
          !scope || (path.startsWith(place.path) && !oracle.isTooFine(place));
        const nameOf = (id: string) => world.units.find((one) => one.id === id)?.name;
        return {
          claims: page(
            world.claims.filter((one) => isIn(one) && oracle.seesClaim(one)),
            3,
            (one) => ({ id: one.id, need: { id: one.need_id } }),
          ),
          resources: page(
            world.resources.filter((one) => isIn(one) && oracle.seesResource(one)),
            3,
            (one) => ({ id: one.id, unit: { name: nameOf(one.unit_id) } }),
          ),
        };
      },
    };
  },
  place(world, random) {
    const place = somePlace(world, random);
    return {
      door: 'place',
      query: `query ($code: String!) { place(by: { code: $code }) { id agreements(first: 2) { totalCount nodes { id } } partyOrganisations { id secretaryName memberCount } } }`,
      variables: { code: place.code },
      expected(oracle) {
        const agreements = world.agreements
          .filter((one) => one.path === place.path && oracle.seesAgreement(one))
          .toSorted((a, b) =>
            a.valid_from === b.valid_from
              ? a.id < b.id
                ? -1
                : 1
              : a.valid_from < b.valid_from
                ? -1
                : 1,
          );
        const organisations = world.organisations
          .filter((one) => one.place_id === place.id)
          .toSorted((a, b) => (a.code < b.code ? -1 : 1));
        return {
          place: {
            id: place.id,
            agreements: {
              totalCount: agreements.length,
              nodes: agreements.slice(0, 2).map(({ id }) => ({ id })),
            },
            partyOrganisations: organisations.map((one) => ({
              id: one.id,
              secretaryName: oracle.name(one.path, one.secretary_name),
              memberCount: oracle.members(one),
            })),
          },
        };
      },
    };
  },
  liaison(world, random) {
    const claim = random.pick(world.claims);
    const unit = world.units.find((one) => one.id === claim.unit_id);
    if (!unit) throw new Error('a claim without a unit');
    const fields = '{ contactName officePhone }';
    return {
      door: 'liaison',
      query: `query ($claim: ID!, $unit: ID!) { claim(id: $claim) { liaison ${fields} } partnerUnit(id: $unit) { liaison ${fields} } }`,
      variables: { claim: claim.id, unit: unit.id },
      expected: (oracle) => ({
        claim: oracle.seesClaim(claim) ? { liaison: oracle.liaison(unit, claim) } : null,
        partnerUnit: oracle.isKnown ? { liaison: oracle.liaison(unit) } : null,
      }),
    };
  },
  ...PEOPLE,
  posts(world, random) {
    const post = random.pick(world.posts);
    return {
      door: 'posts',
      query: `query ($id: ID!) { node(id: $id) { ... on Building { posts { id holderName } } } }`,
      variables: { id: post.place_id },
      expected: (oracle) => ({
        node: {
          posts: world.posts
            .filter((one) => one.place_id === post.place_id)
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
            .map((one) => ({ id: one.id, holderName: oracle.name(one.path, one.holder_name) })),
        },
      }),
    };
  },
  ...COUNTS,
  ...PROJECTS,
};

/** A random question through a random door. */
export function someQuestion(world: World, random: Random): Question {
  const names = Object.keys(asks);
  const ask = asks[random.pick(names)];
  if (!ask) throw new Error('there is no question');
  return ask(world, random);
}

/** The data, arranged; the codes of its errors where there are any. */
export async function answerTo(asker: Asker, question: Question): Promise<unknown> {
  const { data, errors } = await asker.answer<unknown>(question.query, question.variables);
  if (errors) return errors.map(({ extensions }) => extensions['code']);
  question.arrange?.(data);
  return data;
}
