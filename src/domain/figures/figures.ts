/** The figures of a place: reports and computed values of one moment. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { PlaceBy } from '../place/place.inputs.ts';
import type { Figure } from './figure.ts';
import { type FigureAgreement, FigureMetric, type FigureQualifier } from './figure.enums.ts';
import type { FiguresArgs } from './figure.inputs.ts';
import { OF_FEW, UNIT_OF, documentOf, isOfFew, whyNotOf } from './figure-metrics.ts';

/** Every metric, in the order of the article. @throws NOT_FOUND for a place that there is not */
export async function figuresOf(context: HubContext, args: FiguresArgs): Promise<Figure[]> {
  const place = await placeOf(context, args.of);
  const computed = await computedOf(context, place);
  const latest = await latestOf(context, place, args);
  return (Object.keys(FigureMetric) as FigureMetric[]).map((metric) => {
    const report = latest.get(metric) ?? null;
    const counted = computed.values.get(metric) ?? null;
    const isHidden = counted !== null && isOfFew(metric, place.kind, counted);
    const value = isHidden ? null : counted;
    return {
      metric,
      unit: UNIT_OF[metric],
      computed: value,
      computedAt: computed.at,
      agreement: agreementOf(report, value),
      whyNot: isHidden ? OF_FEW : whyNotOf(metric),
      computedBy: isHidden ? null : documentOf(metric, place.code),
      placeId: place.id,
      reportId: report?.id ?? null,
    };
  });
}

/** What of a report is judged. */
interface Judged {
  id: string;
  value: number;
  qualifier: FigureQualifier;
}

/** What the records say, and at which moment. */
async function computedOf(context: HubContext, { path }: Of) {
  const rows = await context.reads.query<{ metric: FigureMetric; value: number; at: Date }>(
    {
      name: 'figures.computed',
      text: 'select metric, value, now() as at from figure_values($1, $2::date)',
      isPrepared: true,
    },
    [path, dayOf(context.now())],
  );
  const values = new Map(rows.map(({ metric, value }) => [metric, value]));
  return { values, at: rows[0]?.at ?? context.now() };
}

/** The last confirmed report of each metric. */
async function latestOf(
  { reads }: HubContext,
  { id }: Of,
  { source = null, asOf = null }: FiguresArgs,
): Promise<Map<FigureMetric, Judged>> {
  const rows = await reads.query<Judged & { metric: FigureMetric }>(
    {
      name: 'figures.latest',
      text: `select distinct on (t.metric) t.metric, t.id, t.value, t.qualifier from figure_report t
        where t.place_id = $1 and t.state = 'CONFIRMED' and ($2::text is null or t.source = $2)
          and ($3::date is null or t.reported_on <= $3)
        order by t.metric, t.reported_on desc, t.id desc`,
      isPrepared: true,
    },
    [id, source, asOf],
  );
  return new Map(rows.map((row) => [row.metric, row]));
}

/** What was reported holds, or does not. */
export function agreementOf(
  reported: Readonly<Pick<Judged, 'value' | 'qualifier'>> | null,
  computed: number | null,
): FigureAgreement {
  if (computed === null) return 'NOT_COMPUTABLE';
  if (reported === null) return 'NOT_REPORTED';
  const { value, qualifier } = reported;
  if (qualifier === 'EQ') return value === computed ? 'EQUAL' : 'DIFFERS';
  const holds = qualifier === 'GT' ? computed > value : computed >= value;
  return holds ? 'SATISFIES' : 'DIFFERS';
}

/** What of a place its figures rest on: whole, whatever of it is asked for. */
type Of = Pick<PlaceRow, 'id' | 'code' | 'kind' | 'path'>;

async function placeOf(context: HubContext, by: PlaceBy | null | undefined): Promise<Of> {
  const place = await placeNamed(context, by);
  if (place.kind !== 'PROVINCE' && place.kind !== 'CITY') return place;
  throw HubError.badInput(
    'of',
    `Figures are of a district or a place in one; ${place.code} is a ${place.kind}.`,
  );
}

async function placeNamed({ reads }: HubContext, by: PlaceBy | null | undefined): Promise<Of> {
  const read = (name: string, condition: string, values: unknown[] = []) =>
    reads.query<Of>(
      {
        name: `figures.${name}`,
        text: `select t.id, t.code, t.kind, t.path from place t where ${condition} order by t.code limit 2`,
        isPrepared: true,
      },
      values,
    );
  if (by) {
    const [key, name] = isGiven(by.id) ? [by.id, 'id'] : [by.code ?? '', 'code'];
    const ofCode = 't.id = (select c.place_id from place_code c where c.code = $1)';
    const [found] = await read('placeBy', name === 'id' ? 't.id = $1' : ofCode, [key]);
    if (found) return found;
    throw HubError.notFound('place', key, `of.${name}`);
  }
  const [only, other] = await read('district', `t.kind = 'DISTRICT'`);
  if (only && !other) return only;
  throw HubError.badInput('of', 'The hub has not one district alone: say of which place.');
}
