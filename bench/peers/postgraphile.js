/**
 * PostGraphile 5 over the hub's tables, in a process of its own: the amber preset, production settings.
 * It logs in as the owner of the cluster, so no policy and no transaction costs it anything.
 */
import { createServer } from 'node:http';
import { TYPES, listOfCodec } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableCondition, pgSmartTags } from 'postgraphile/utils';
import { poolConfig, port } from './settings.js';

const NEED = { schemaName: 'gridhub', tableName: 'need' };

/** A condition on needs, as the manual has it: amber itself only knows equality of indexed columns. */
function needCondition(name, type, codec, condition) {
  return addPgTableCondition(
    NEED,
    name,
    ({ graphql }) => ({ type: type(graphql) }),
    (value, { sql, sqlTableAlias, sqlValueWithCodec }) =>
      condition(sql, sqlTableAlias, sqlValueWithCodec(value, codec)),
  );
}

const listOfStrings = ({ GraphQLList, GraphQLNonNull, GraphQLString }) =>
  new GraphQLList(new GraphQLNonNull(GraphQLString));

const texts = listOfCodec(TYPES.text);

const NEED_CONDITIONS = [
  needCondition(
    'stateIn',
    listOfStrings,
    texts,
    (sql, need, value) => sql`${need}.state = any(${value})`,
  ),
  needCondition(
    'categoryIn',
    listOfStrings,
    texts,
    (sql, need, value) => sql`${need}.category = any(${value})`,
  ),
  needCondition(
    'createdBefore',
    ({ GraphQLString }) => GraphQLString,
    TYPES.timestamptz,
    (sql, need, value) => sql`${need}.created_at < ${value}`,
  ),
];

/** Amber calls a key `rowId`, which is what the journal's own `row_id` would be called, in each of its partitions. */
const CHANGED_ROWS = pgSmartTags([
  {
    kind: 'attribute',
    match: ({ attname }) => attname === 'row_id',
    tags: { name: 'changedRowId' },
  },
]);

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [...NEED_CONDITIONS, CHANGED_ROWS],
  pgServices: [makePgService({ schemas: ['gridhub'], poolConfig, pubsub: false })],
  schema: { defaultBehavior: '+list' },
  gather: { installWatchFixtures: false },
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false },
});

const server = createServer();
server.on('error', (error) => {
  throw error;
});
await pgl.createServ(grafserv).addTo(server);
server.listen(port, '127.0.0.1', () => console.log('ready'));
