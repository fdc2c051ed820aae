/** Every command of every noun with states, in every state, against the table written by hand. */
import { GraphQLEnumType, getNamedType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { lifecyclesOf } from '../lifecycles.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, ask, sql } = hub;
const lifecycles = await lifecyclesOf(hub, await build.pair());

const read = async (noun: string, id: string) => {
  const type = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  const fields =
    'state version allowedCommands history(last: 1) { totalCount nodes { version command from to } }';
  return (await ask(`query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`, { id }))
    .node;
};

const tableOf = (noun: string) => noun.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);
const nounOf = (type: string) => type.charAt(0).toLowerCase() + type.slice(1);

const traces = async (noun: string) =>
  (
    await sql(
      `select (select count(*) from change) as changes, (select count(*) from ${tableOf(noun)}_step) as steps`,
    )
  )[0];

test('every noun with states is in the table, with each of its states and commands', () => {
  const { schema } = hub.hub.executor;
  const stateful = Object.values(schema.getTypeMap()).flatMap((type) => {
    const fields = isObjectType(type) ? type.getFields() : {};
    return fields['allowedCommands'] && fields['state']
      ? [{ type: type.name, field: fields['state'] }]
      : [];
  });
  expect(stateful.map(({ type }) => nounOf(type)).toSorted()).toEqual(
    Object.keys(lifecycles).toSorted(),
  );
  for (const { type, field } of stateful) {
    const lifecycle = lifecycles[nounOf(type)];
    const states = (getNamedType(field.type) as GraphQLEnumType)
      .getValues()
      .map(({ name }) => name);
    expect(Object.keys(lifecycle?.moves ?? {}).toSorted(), type).toEqual(states.toSorted());
    const led = Object.values(lifecycle?.moves ?? {}).flatMap((moves) => Object.keys(moves));
    expect(Object.keys(lifecycle?.commands ?? {}), type).toEqual(expect.arrayContaining(led));
  }
});

for (const [noun, lifecycle] of Object.entries(lifecycles)) {
  const { key, commands, conditional, also, make, before, moves } = lifecycle;
  for (const [state, allowed] of Object.entries(moves)) {
    describe(`${noun} that is ${state}`, () => {
      test('is offered exactly what leads on', async () => {
        const offered = Object.keys(allowed).filter(
          (command) => ![command, `${state}.${command}`].some((one) => conditional.includes(one)),
        );
        const told = (await read(noun, await make(state))).allowedCommands;
        expect(told.toSorted()).toEqual([...offered, ...(also?.[state] ?? [])].toSorted());
      });

      for (const command of Object.keys(commands)) {
        const to = allowed[command];
        const input = (id: string) => ({ [key]: id, ...commands[command] });
        if (to === undefined) {
          test(`refuses ${command}, and nothing is left behind`, async () => {
            const id = await make(state);
            const [was, traced] = [await read(noun, id), await traces(noun)];
            expect(await build.refused(command, input(id))).toEqual({ code: 'CONFLICT', state });
            expect(await read(noun, id)).toEqual(was);
            expect(await traces(noun)).toEqual(traced);
          });
          continue;
        }
        test(`becomes ${to} by ${command}, in one step and one version`, async () => {
          const id = await make(state);
          await before?.(command, id);
          const was = await read(noun, id);
          await build.run(command, input(id));
          const is = await read(noun, id);
          expect(is).toMatchObject({ state: to, version: was.version + 1 });
          expect(is.history.totalCount).toBe(was.history.totalCount + 1);
          expect(is.history.nodes).toEqual([{ version: is.version, command, from: state, to }]);
        });
      }
    });
  }
}
