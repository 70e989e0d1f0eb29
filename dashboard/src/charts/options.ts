import type { EChartsOption } from './echarts';
import type { Palette } from './palette';

type Formatter = (value: number) => string;

/** What all charts share: no animation, as they change all the time, and calm axes. */
export function base(colors: Palette, valueText: Formatter): EChartsOption {
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: colors.dim },
    color: colors.series,
    grid: { left: 8, right: 14, top: 26, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      // Drawn into the canvas: names from outside can never become markup.
      renderMode: 'richText',
      confine: true,
      backgroundColor: colors.panel,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontSize: 12 },
      valueFormatter: (value) => (typeof value === 'number' ? valueText(value) : String(value)),
    },
    legend: {
      type: 'scroll',
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 8,
      textStyle: { color: colors.dim, fontSize: 12 },
      pageTextStyle: { color: colors.dim },
    },
  };
}

/** An axis of amounts. */
export function valueAxis(colors: Palette, text: Formatter): Record<string, unknown> {
  return {
    type: 'value',
    axisLabel: { color: colors.dim, fontSize: 11, formatter: text, hideOverlap: true },
    splitLine: { lineStyle: { color: colors.line } },
    axisLine: { show: false },
    axisTick: { show: false },
    splitNumber: 4,
  };
}

/** An axis of time. */
export function timeAxis(colors: Palette): Record<string, unknown> {
  return {
    type: 'time',
    axisLabel: { color: colors.dim, fontSize: 11, hideOverlap: true },
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    splitNumber: 4,
  };
}

/** An axis of names. */
export function nameAxis(colors: Palette, names: string[]): Record<string, unknown> {
  return {
    type: 'category',
    data: names,
    axisLabel: { color: colors.dim, fontSize: 11, hideOverlap: true },
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
  };
}
