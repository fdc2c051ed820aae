/** ECharts with a line chart's parts and no other. One instance a panel, for as long as the panel is there. */
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, CanvasRenderer]);

export interface Line {
  name: string;
  counts: readonly number[];
  /** The variable of the theme that holds its colour. */
  colour: string;
  isDashed: boolean;
}

export class HourChart {
  private readonly element: HTMLElement;
  private readonly chart: EChartsType;

  constructor(element: HTMLElement) {
    this.element = element;
    this.chart = init(element, null, { renderer: 'canvas' });
  }

  /** Sizes and colours are those of the page at this moment. */
  draw(lines: readonly Line[], hourName: (hour: number) => string): void {
    const style = getComputedStyle(this.element);
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const text = {
      color: style.getPropertyValue('--second').trim(),
      fontSize: rem * 1.25,
      fontFamily: style.fontFamily,
    };
    const ruled = { lineStyle: { color: style.getPropertyValue('--line').trim() } };
    this.chart.resize();
    this.chart.setOption({
      animation: false,
      grid: { left: rem * 3, right: rem * 1.2, top: rem * 0.8, bottom: rem * 2.1 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: Array.from({ length: 24 }, (_, hour) => hourName(hour)),
        axisLabel: { ...text, interval: 5, margin: rem * 0.6 },
        axisTick: { show: false },
        axisLine: ruled,
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { ...text, margin: rem * 0.6 },
        splitLine: ruled,
      },
      series: lines.map((line) => seriesOf(line, style, rem)),
    });
  }

  close(): void {
    this.chart.dispose();
  }
}

function seriesOf(
  { name, counts, colour, isDashed }: Line,
  style: CSSStyleDeclaration,
  rem: number,
) {
  const color = style.getPropertyValue(colour).trim();
  return {
    name,
    type: 'line',
    data: [...counts],
    showSymbol: false,
    silent: true,
    color,
    lineStyle: { width: rem * 0.2, type: isDashed ? 'dashed' : 'solid' },
  };
}
