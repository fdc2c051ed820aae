/** Commands in the order in which a need and a resource go through them: what one makes the next ones name. */
import type { Question } from './questions.ts';

interface Named {
  place: { id: string };
  community: { id: string };
  unit: { id: string };
}

export interface Command extends Question {
  title: string;
  /** Who gives it. */
  by: string;
  input: (named: Named, made: Readonly<Record<string, string>>) => object;
  /** What it has made, by its name. */
  makes?: (data: Record<string, { [noun: string]: { id: string } }>) => Record<string, string>;
}

const command = (name: string, noun: string): Question => ({
  text: `mutation ($input: ${inputOf(name)}!) { made: ${name}(input: $input) { ${noun} { id state version } } }`,
});

/** Where commands share their input's type. */
const SHARED: Readonly<Record<string, string>> = {
  declineClaim: 'ClaimReasonInput',
  withdrawNeed: 'NeedReasonInput',
  withdrawResource: 'ResourceInput',
};

function inputOf(name: string): string {
  return SHARED[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
}

const idOf =
  (noun: string): NonNullable<Command['makes']> =>
  ({ made }) => ({ [noun]: made?.[noun]?.id ?? '' });

export const COMMANDS: readonly Command[] = [
  {
    title: 'report a need',
    by: 'grid worker',
    ...command('reportNeed', 'need'),
    input: ({ place }) => ({
      place: { id: place.id },
      title: '楼道照明维修',
      category: 'PUBLIC_FACILITY',
      quantity: 4,
    }),
    makes: idOf('need'),
  },
  {
    title: 'list a need',
    by: 'secretary',
    ...command('listNeed', 'need'),
    input: (_, { need }) => ({ needId: need }),
  },
  {
    title: 'assign a need',
    by: 'administrator',
    ...command('claimNeed', 'claim'),
    input: ({ unit }, { need }) => ({
      needId: need,
      unitId: unit.id,
      quantity: 1,
      origin: 'STREET_ASSIGNED',
      overrideReason: '就近安排',
    }),
    makes: idOf('claim'),
  },
  {
    title: 'decline a claim',
    by: 'liaison, one agreement',
    ...command('declineClaim', 'claim'),
    input: (_, { claim }) => ({ claimId: claim, reason: '另行安排' }),
  },
  {
    title: 'withdraw a need',
    by: 'secretary',
    ...command('withdrawNeed', 'need'),
    input: (_, { need }) => ({ needId: need, reason: '已经解决' }),
  },
  {
    title: 'offer a resource',
    by: 'liaison, one agreement',
    ...command('offerResource', 'resource'),
    input: ({ community, unit }) => ({
      unitId: unit.id,
      place: { id: community.id },
      kind: 'SERVICE',
      title: '上门维修',
      categories: ['PUBLIC_FACILITY'],
      availableFrom: '2026-01-01',
      availableUntil: '2099-12-31',
    }),
    makes: idOf('resource'),
  },
  {
    title: 'withdraw a resource',
    by: 'liaison, one agreement',
    ...command('withdrawResource', 'resource'),
    input: (_, { resource }) => ({ resourceId: resource }),
  },
];
