/**
 * New and done needs of the day, summed up hour by hour: up to the present one, since what comes is not known. By itself the hour that
 * has just begun would look like a collapse.
 */
import { useEffect, useRef } from 'preact/hooks';
import { HourChart } from '../chart.ts';
import { hourOf } from '../clock.ts';
import type { Figures } from '../figures.ts';
import { Panel } from './panel.tsx';
import { useScreen } from './screen-context.ts';

export function Today({ figures }: { figures: Figures }) {
  const { say } = useScreen();
  const legend = (
    <span class="lines">
      <b class="new">— {say('fresh')}</b> <b class="done">┄ {say('done')}</b>
    </span>
  );
  return (
    <Panel name="today" title="hoursToday" aside={legend}>
      <Chart figures={figures} />
    </Panel>
  );
}

function Chart({ figures }: { figures: Figures }) {
  const { shown, say, language } = useScreen();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<HourChart | null>(null);
  const until = hourOf(shown.now) + 1;
  const fresh = summed(figures.newByHour.slice(0, until));
  const done = summed(figures.doneByHour.slice(0, until));
  const draw = () => {
    const hourName = (hour: number) => (language === 'en' ? `${hour}:00` : `${hour}时`);
    chart.current?.draw(
      [
        { name: say('fresh'), counts: fresh, colour: '--new', isDashed: false },
        { name: say('done'), counts: done, colour: '--done', isDashed: true },
      ],
      hourName,
    );
  };
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    if (!element.current) return undefined;
    const opened = new HourChart(element.current);
    chart.current = opened;
    // Its size hangs on the window's, and on the zoom.
    const sizes = new ResizeObserver(() => latest.current());
    sizes.observe(element.current);
    return () => {
      sizes.disconnect();
      opened.close();
    };
  }, []);
  useEffect(draw, [fresh.join(), done.join(), shown.theme, shown.zoom]);
  const said = `${say('fresh')} ${fresh.join(' ')}; ${say('done')} ${done.join(' ')}`;
  return <div ref={element} class="chart" role="img" aria-label={said} />;
}

function summed(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((one) => (sum += one));
}
