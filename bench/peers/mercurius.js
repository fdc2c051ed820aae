/** Mercurius with its JIT over the hub's tables, in a process of its own. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { loaders, resolvers, schema } from './mercurius-schema.js';
import { port } from './settings.js';

const app = Fastify({ logger: false });
await app.register(mercurius, { schema, resolvers, loaders, jit: 1, graphiql: false });
await app.listen({ port, host: '127.0.0.1' });
console.log('ready');
