/** What was reported of a place beside what its records say: a line a figure. */
import type { Reported } from '../store.ts';
import { figure } from './digits.tsx';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';
import { Table } from './table.tsx';

const SIGNS = { EQ: '', GT: '>', GTE: '≥' } as const;
const AGREEING: readonly string[] = ['EQUAL', 'SATISFIES'];

type Line = Reported[number];

const reportedOf = ({ reported }: Line) =>
  reported ? `${SIGNS[reported.qualifier]}${figure(reported.value)}` : '—';
const computedOf = ({ computed }: Line) => (computed === null ? '—' : figure(computed));

export function ReportedPage() {
  const { shown, label, say } = useScreen();
  const lines = shown.reported ?? [];
  const agreeing = lines.filter(({ agreement }) => AGREEING.includes(agreement));
  return (
    <Panel
      name="reported"
      title="reported"
      aside={`${say('reportedValue')} · ${say('computedValue')} · ${say('agreement')} ${figure(agreeing.length)} / ${figure(lines.length)}`}
    >
      {lines.length === 0 && <p class="none">{say('none')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.metric} class={`is-${line.agreement.toLowerCase()}`}>
            <span class="name may-end">{label('FigureMetric', line.metric)}</span>
            <span>{reportedOf(line)}</span>
            <b>{computedOf(line)}</b>
            <span class="agreement">{label('FigureAgreement', line.agreement)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function ReportedTable() {
  const { shown, label } = useScreen();
  if (!shown.reported) return null;
  const rows = shown.reported.map((line) => [
    label('FigureMetric', line.metric),
    reportedOf(line),
    computedOf(line),
    label('FigureAgreement', line.agreement),
  ]);
  const heads = ['name', 'reportedValue', 'computedValue', 'agreement'] as const;
  return <Table title="reported" heads={heads} rows={rows} />;
}
