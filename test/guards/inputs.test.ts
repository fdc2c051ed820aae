/** What a command's input names is declared by its noun, so that the dispatcher asks whether its giver sees it. */
import 'reflect-metadata';
import { GraphQLInputObjectType, getNamedType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { expect, test } from 'vitest';
import { NODES, buildSchema } from '../../src/features.ts';
import { ANY, idsIn, nounNamedBy } from '../../src/engine/noun/named-id.ts';
import { nounOf } from '../../src/id.ts';

const schema = buildSchema();
const { inputTypes } = getMetadataStorage();

/** Fields of commands' inputs that hold an id, nested inputs too; of what lists are asked for, hidden is empty. */
const IDS = Object.values(schema.getTypeMap()).flatMap((type) => {
  if (!(type instanceof GraphQLInputObjectType)) return [];
  const isOfCommands = type.name.endsWith('Input') || type.name.endsWith('By');
  const held = Object.values(type.getFields()).filter(
    (one) => getNamedType(one.type).name === 'ID',
  );
  return isOfCommands && type.name !== 'ScopeInput'
    ? held.map(({ name }) => [type.name, name])
    : [];
});

test.each(IDS)('%s.%s', (type, field) => {
  const { target } = inputTypes.find((one) => one.name === type) ?? {};
  const noun = nounNamedBy(target as never, field);
  expect(noun, 'declare it with @IdOf').toBeDefined();
  if (noun === ANY) return;
  expect(nounOf(`${noun}_0`), `${noun} is no noun`).toBe(noun);
  expect(
    NODES.find(String(noun), '', { load: { of: () => ({ load: () => null }) } } as never),
  ).not.toBeUndefined();
});

test('there are as many as there were', () => {
  expect(IDS.length).toBeGreaterThan(25);
});

test('nested ones and those in lists are found, with the place where they stand', () => {
  const { target } = inputTypes.find(({ name }) => name === 'ReportNeedInput') ?? {};
  const found = idsIn(target as never, { place: { id: 'place_1' }, unitId: 'unit_1', title: 'x' });
  expect(found).toEqual([
    { noun: 'place', id: 'place_1', argument: 'input.place.id' },
    { noun: 'unit', id: 'unit_1', argument: 'input.unitId' },
  ]);
});
