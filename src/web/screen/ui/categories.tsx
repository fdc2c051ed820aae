/** Open needs by category, the most first; what does not fit is one row, so that the rows sum up. */
import type { Figures } from '../figures.ts';
import { Bars } from './bars.tsx';
import { figure } from './digits.tsx';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';

/** Two columns of six: as many categories as there are. */
const ROWS = 12;

export function Categories({ figures }: { figures: Figures }) {
  const { label, say } = useScreen();
  const { categories } = figures;
  const isLong = categories.length > ROWS;
  const first = isLong ? categories.slice(0, ROWS - 1) : categories;
  const rest = categories.slice(first.length).reduce((all, { count }) => all + count, 0);
  const most = Math.max(1, rest, ...categories.map(({ count }) => count));
  const rows = first.map(({ category, count }) => ({
    key: category,
    name: label('NeedCategory', category),
    share: count / most,
    value: figure(count),
  }));
  const others = { key: 'others', name: say('others'), share: rest / most, value: figure(rest) };
  return (
    <Panel name="categories" title="categories">
      {rows.length === 0 && <p class="none">{say('none')}</p>}
      <Bars tone="new" rows={isLong ? [...rows, others] : rows} />
    </Panel>
  );
}
