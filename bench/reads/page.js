/** A page of fifty needs, newest first under a filter, each with place and unit, and the count of the list. */
import { sameMoment } from './answers.js';

const FIELDS = 'number title category state committed createdAt';
const SIZE = 50;

const SOME_STATES = [
  ['CLOSED'],
  ['CLOSED', 'DELIVERED'],
  ['REJECTED', 'WITHDRAWN', 'MERGED', 'CLOSED'],
  ['REPORTED', 'LISTED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED', 'RETURNED', 'SHELVED'],
  ['LISTED', 'CLAIMED', 'IN_PROGRESS', 'DELIVERED', 'CLOSED'],
  ['LISTED', 'SHELVED', 'REJECTED', 'WITHDRAWN'],
];

export const page = {
  name: 'page',
  title: 'a page of 50 needs with place, unit and counts',
  variables,
  asked: {
    hub: {
      query: `query Page($states: [NeedState!], $categories: [NeedCategory!], $before: DateTime!) {
        needs(first: ${SIZE}, filter: {
          state: { in: $states }, category: { in: $categories }, createdAt: { lt: $before }
        }) { totalCount nodes { id needed ${FIELDS} place { id name } unit { id name } } }
      }`,
      answer: ({ needs: { totalCount, nodes } }) => ({ totalCount, nodes: nodes.map(needOf) }),
    },
    postgraphile: {
      query: `query Page($states: [String!], $categories: [String!], $before: String!) {
        allNeeds(first: ${SIZE}, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC], condition: {
          stateIn: $states, categoryIn: $categories, createdBefore: $before
        }) { totalCount nodes { rowId quantity ${FIELDS}
          placeByPlaceId { rowId name } partnerUnitByUnitId { rowId name } } }
      }`,
      answer: ({ allNeeds: { totalCount, nodes } }) => ({
        totalCount,
        nodes: nodes.map(
          ({ rowId, quantity, placeByPlaceId: place, partnerUnitByUnitId: unit, ...need }) =>
            needOf({
              id: rowId,
              needed: quantity,
              ...need,
              place: named(place),
              unit: named(unit),
            }),
        ),
      }),
    },
    mercurius: {
      query: `query Page($states: [String!]!, $categories: [String!]!, $before: DateTime!) {
        needs(first: ${SIZE}, filter: {
          states: $states, categories: $categories, createdBefore: $before
        }) { totalCount nodes { id quantity ${FIELDS} place { id name } unit { id name } } }
      }`,
      answer: ({ needs: { totalCount, nodes } }) => ({
        totalCount,
        nodes: nodes.map(({ quantity, ...need }) => needOf({ needed: quantity, ...need })),
      }),
    },
  },
};

function needOf(need) {
  return { ...need, createdAt: sameMoment(need.createdAt) };
}

function named(row) {
  return row && { id: row.rowId, name: row.name };
}

/** Sets of states × categories × upper bounds of the time of creation, those that fill a page. */
function variables({ needs }) {
  const categories = [...new Set(needs.map((need) => need.category))];
  const pairs = categories.map((one, i) => [one, categories[(i + 1) % categories.length]]);
  const newestFirst = needs.map((need) => need.createdAt.getTime()).toSorted((a, b) => b - a);
  const bounds = Array.from({ length: 16 }, (_, i) => newestFirst[i * 150] + 1);
  const all = SOME_STATES.flatMap((states) =>
    [...categories.map((one) => [one]), ...pairs, categories].flatMap((categories) =>
      bounds.map((before) => ({ states, categories, before })),
    ),
  );
  return all
    .filter((set) => needs.filter(matches(set)).length >= SIZE)
    .map(({ before, ...set }) => ({ ...set, before: new Date(before).toISOString() }));
}

const matches =
  ({ states, categories, before }) =>
  ({ state, category, createdAt }) =>
    states.includes(state) && categories.includes(category) && createdAt.getTime() < before;
