/**
 * What one would write by hand for the three reads: a small SDL, resolvers for the roots and a loader for
 * every relation, each a prepared statement of just the columns that the types have.
 */
import { GraphQLScalarType } from 'graphql';
import pg from 'pg';
import { poolConfig } from './settings.js';

const pool = new pg.Pool({ ...poolConfig, options: '-c search_path=gridhub' });

export const schema = /* GraphQL */ `
  scalar DateTime
  type Place {
    id: ID!
    code: String!
    name: String!
    children: [Place!]!
    partyOrganisations: [PartyOrganisation!]!
  }
  type PartyOrganisation {
    id: ID!
    name: String!
    kind: String!
    memberCount: Int!
  }
  type Unit {
    id: ID!
    name: String!
  }
  type Need {
    id: ID!
    number: String!
    title: String!
    description: String!
    category: String!
    urgency: String!
    state: String!
    quantity: Int!
    unitOfMeasure: String!
    committed: Int!
    deadline: DateTime!
    createdAt: DateTime!
    place: Place!
    unit: Unit
  }
  input NeedFilter {
    states: [String!]!
    categories: [String!]!
    createdBefore: DateTime!
  }
  type NeedPage {
    nodes: [Need!]!
    totalCount: Int!
  }
  type Query {
    need(id: ID!): Need
    place(code: String!): Place
    needs(filter: NeedFilter!, first: Int!): NeedPage!
  }
`;

const PLACE = 'id, code, name';
const ORGANISATION = 'id, name, kind, member_count as "memberCount"';
const NEED = `id, number, title, description, category, urgency, state, quantity,
  unit_of_measure as "unitOfMeasure", committed, deadline, created_at as "createdAt",
  place_id as "placeId", unit_id as "unitId"`;
const FILTER = 'state = any($1) and category = any($2) and created_at < $3';

async function rowsOf(name, text, values) {
  return (await pool.query({ name, text, values })).rows;
}

async function rowOf(name, text, values) {
  return (await rowsOf(name, text, values))[0] ?? null;
}

const filterValues = ({ states, categories, createdBefore }) => [states, categories, createdBefore];

export const resolvers = {
  DateTime: new GraphQLScalarType({
    name: 'DateTime',
    serialize: (moment) => moment.toISOString(),
    parseValue: (text) => new Date(text),
  }),
  Query: {
    need: (_, { id }) => rowOf('need', `select ${NEED} from need where id = $1`, [id]),
    place: (_, { code }) => rowOf('place', `select ${PLACE} from place where code = $1`, [code]),
    needs: (_, asked) => asked,
  },
  NeedPage: {
    nodes: ({ filter, first }) =>
      rowsOf(
        'needs',
        `select ${NEED} from need where ${FILTER} order by created_at desc, id desc limit $4`,
        [...filterValues(filter), first],
      ),
    totalCount: async ({ filter }) => {
      const text = `select count(*)::integer as count from need where ${FILTER}`;
      return (await rowOf('count', text, filterValues(filter))).count;
    },
  },
};

/** The row that each object points to; without Mercurius' cache, whose keys cost more than they save. */
function oneFor(pointer, name, text) {
  const loader = async (queries) => {
    const ids = new Set(queries.map(({ obj }) => obj[pointer]).filter((id) => id !== null));
    const rows = ids.size > 0 ? await rowsOf(name, text, [[...ids]]) : [];
    const found = new Map(rows.map((row) => [row.id, row]));
    return queries.map(({ obj }) => found.get(obj[pointer]) ?? null);
  };
  return { loader, opts: { cache: false } };
}

/** The rows that point to each object, which they call `ownerId`. */
function manyFor(name, text) {
  const loader = async (queries) => {
    const lists = new Map(queries.map(({ obj }) => [obj.id, []]));
    for (const row of await rowsOf(name, text, [[...lists.keys()]]))
      lists.get(row.ownerId).push(row);
    return queries.map(({ obj }) => lists.get(obj.id));
  };
  return { loader, opts: { cache: false } };
}

export const loaders = {
  Place: {
    children: manyFor(
      'children',
      `select ${PLACE}, parent_id as "ownerId" from place where parent_id = any($1) order by code`,
    ),
    partyOrganisations: manyFor(
      'organisations',
      `select ${ORGANISATION}, place_id as "ownerId" from party_organisation
       where place_id = any($1) order by code`,
    ),
  },
  Need: {
    place: oneFor('placeId', 'place_of', `select ${PLACE} from place where id = any($1)`),
    unit: oneFor('unitId', 'unit_of', 'select id, name from partner_unit where id = any($1)'),
  },
};
