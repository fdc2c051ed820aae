/** Numbers of persons in every text of every command: refused at once, or listed here with who reads the text before others do. */
import { type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { inputsOf } from '../command-inputs.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const given = await inputsOf(hub);
const { schema } = hub.hub.executor;

/** Not refused: each is read by somebody before a unit or a screen sees it, or by nobody but administrators. */
const KEPT: Record<string, string[]> = {
  'before it is listed': [
    'reportNeed.title',
    'reportNeed.description',
    'reportNeed.unitOfMeasure',
    'amendNeed.title',
    'amendNeed.description',
    'amendNeed.unitOfMeasure',
  ],
  'before it is reviewed': [
    'offerResource.title',
    'offerResource.description',
    'offerResource.unitOfMeasure',
    'amendResource.title',
    'amendResource.description',
  ],
  'administrators alone': [
    ...['createToken.label', 'grantRole.accountName', 'revealField.reason'],
    ...['createScreenLink.label', 'createScreenLink.page'],
  ],
  'a code': ['recodePlace.code'],
};

/** An override is a street's: the claim must be one that it assigns. */
async function assigned() {
  const input = { ...(await given('claimNeed')), origin: 'STREET_ASSIGNED' };
  const { claim } = await hub.build.run('claimNeed', { ...input, overrideReason: '急需' });
  return { claimId: claim.id };
}
const SPECIAL: Record<string, () => Promise<object>> = {
  'claimNeed.overrideReason': async () => ({
    ...(await given('claimNeed')),
    origin: 'STREET_ASSIGNED',
  }),
  'amendClaim.overrideReason': assigned,
};

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const inputOf = (command: string) => {
  const type = getNamedType(mutations.find(({ name }) => name === command)?.args[0]?.type);
  return isInputObjectType(type) ? type : undefined;
};
const isText = ({ name, type }: GraphQLInputField) =>
  getNamedType(type).name === 'String' && name !== 'idempotencyKey';

const texts = mutations.flatMap(({ name }) =>
  Object.values(inputOf(name)?.getFields() ?? {})
    .filter(isText)
    .map((field) => `${name}.${field.name}`),
);

test('there are texts, and those that are kept are among them', () => {
  expect(
    Object.values(KEPT)
      .flat()
      .filter((one) => !texts.includes(one)),
  ).toEqual([]);
});

const refused = texts.filter((one) => !Object.values(KEPT).flat().includes(one));

test.each(refused)('%s is refused with the number of a person', async (text) => {
  const [command = '', field = ''] = text.split('.');
  const whole = (await SPECIAL[text]?.()) ?? (await given(command));
  const input = { ...whole, [field]: '请联系 13812345678' };
  const { errors } = await hub
    .as(hub.office.token)
    .answer(
      `mutation ($input: ${inputOf(command)?.name}!) { ${command}(input: $input) { __typename } }`,
      { input },
    );
  expect(errors?.[0]?.message).toMatch(/phone number|is a telephone of/);
});
