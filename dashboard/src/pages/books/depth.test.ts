import * as echarts from 'echarts';
import { describe, expect, it } from 'vitest';
import type { Level } from '@/api/types';
import type { DepthPoint } from './depth';
import { cumulative, STEP, stepped } from './depth';

const ASKS: Level[] = [[101, 1, 1], [102, 2, 1], [120, 9, 1]];
const BIDS: Level[] = [['100.0', '1', 1], [99, 2.5, 1], [80, 9, 1]];
const RANGE = [90, 110] as const;
/** Pixels of a hundredth of a price, and of a unit of size. */
const SCALE = { x: 100, y: 100 };

/** The size that a chart draws at a price, read off the line that it makes of the points. */
function drawn(points: DepthPoint[], step: string, price: number): number {
  const chart = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: 20 * SCALE.x,
    height: 10 * SCALE.y,
  });
  chart.setOption({
    animation: false,
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: RANGE[0], max: RANGE[1], show: false },
    yAxis: { type: 'value', min: 0, max: 10, show: false },
    series: [{ type: 'line', step: step as 'end', showSymbol: false, data: points }],
  });
  const path = /<path d="M([^"]*)"[^>]*fill="none"/.exec(chart.renderToSVGString())?.[1] ?? '';
  chart.dispose();
  const corners = path.split('L').map((corner) => corner.trim().split(/[ ,]/).map(Number));
  const x = (price - RANGE[0]) * SCALE.x;
  for (let i = 1; i < corners.length; i++) {
    const [before, after] = [corners[i - 1] ?? [], corners[i] ?? []];
    if ((before[0] as number) < x && (after[0] as number) > x) {
      expect(before[1]).toBe(after[1]);
      return 10 - (after[1] as number) / SCALE.y;
    }
  }
  return Number.NaN;
}

describe('the line of a depth chart', () => {
  it('should show at each price the size that is to be had up to it', () => {
    const asks = stepped(cumulative(ASKS, 'asks'), 'asks', RANGE);
    expect([101.5, 102.5, 109].map((price) => drawn(asks, STEP.asks, price))).toEqual([1, 3, 3]);
    const bids = stepped(cumulative(BIDS, 'bids'), 'bids', RANGE);
    expect([99.5, 98.5, 91].map((price) => drawn(bids, STEP.bids, price))).toEqual([1, 3.5, 3.5]);
  });

  it('should leave zero at the best price, and end where nothing is known', () => {
    expect(stepped(cumulative(ASKS.slice(0, 2), 'asks'), 'asks', RANGE)).toEqual([
      [101, 0],
      [101, 1],
      [102, 3],
    ]);
    expect(stepped(cumulative(BIDS, 'bids'), 'bids', RANGE)).toEqual([
      [90, 3.5],
      [99, 3.5],
      [100, 1],
      [100, 0],
    ]);
    expect(stepped([], 'asks', RANGE)).toEqual([]);
  });
});
