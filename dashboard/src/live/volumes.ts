import { computed, shallowRef } from 'vue';
import { ask } from '@/api/client';
import { isRollingVolume } from '@/api/events';
import { toNumber } from '@/api/json';
import type { Volume, Volumes } from '@/api/types';
import { History } from './history';
import { isDelivering, useEvents } from './hub';
import { usePolling } from './poll';
import type { Polling } from './poll';
import { BoundedMap } from './ring';
import { isAnotherMarket, withAnswer, withEvents } from './totals';
import type { Totals } from './totals';

/** A total at a time of the market. */
export interface VolumePoint {
  at: number;
  /** Nothing where nobody listened. */
  buy: number | null;
  sell: number | null;
}

const MOST_SYMBOLS = 1_000;
/** Ten minutes at one a second. */
const MOST_POINTS = 600;
const POINT_EVERY_MS = 1_000;

const EVERY_MS = 1_000;
const EVERY_MS_WHILE_STREAMED = 5_000;

const known = shallowRef<Totals>(new Map());
const histories = new BoundedMap<string, History<VolumePoint>>(MOST_SYMBOLS);

/** Rolling totals, by symbol. */
export const volumes = computed<readonly Volume[]>(() =>
  [...known.value.values()]
    .sort((a, b) => a.symbol.localeCompare(b.symbol))
    .slice(0, MOST_SYMBOLS),
);

/** What was seen of a symbol since the page was opened, oldest first. */
export function volumeHistory(symbol: string): VolumePoint[] {
  return histories.get(symbol)?.toArray() ?? [];
}

function remember(volume: Volume): void {
  const history = histories.of(
    volume.symbol,
    () => new History<VolumePoint>(MOST_POINTS, POINT_EVERY_MS, (at) => ({ at, buy: null, sell: null })),
  );
  history.add({ at: volume.asOf, buy: toNumber(volume.buyUsd), sell: toNumber(volume.sellUsd) });
}

function takeAnswer(answer: Volumes): void {
  if (isAnotherMarket(known.value, answer)) {
    histories.clear();
  }
  known.value = withAnswer(known.value, answer);
  answer.volumes.forEach(remember);
}

/** Keeps the totals coming while the caller's scope lives. */
export function useVolumes(): Polling {
  const polling = usePolling(
    async (signal) => takeAnswer(await ask<Volumes>('api/volumes', { signal })),
    () => (isDelivering('volume') ? EVERY_MS_WHILE_STREAMED : EVERY_MS),
  );
  useEvents(['volumes'], (events) => {
    const came = events.filter((e) => e.type === 'volume').map((e) => e.data);
    const streamed = withEvents(known.value, came.filter(isRollingVolume));
    if (streamed.changed.length > 0) {
      known.value = streamed.totals;
      streamed.changed.forEach(remember);
    }
    if (streamed.mustAsk || events.some((event) => event.type === 'gap')) {
      polling.nudge();
    }
  });
  return polling;
}
