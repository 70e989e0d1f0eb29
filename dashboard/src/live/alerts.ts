import { computed, shallowRef } from 'vue';
import { ask } from '@/api/client';
import type { Alert, Alerts } from '@/api/types';
import { askEveryMs, useEvents } from './hub';
import { NOTHING_LISTED, withNewest, withStreamed } from './listing';
import { usePolling } from './poll';
import type { Polling } from './poll';

const MOST = 200;
const PAGE = 50;

const listing = shallowRef(NOTHING_LISTED);

/** The newest alerts, newest first; at most 200. */
export const newestAlerts = computed(() => listing.value.shown);

/** Whether something looks like an alert of the API. */
export function isAlert(value: unknown): value is Alert {
  const alert = value as Partial<Alert> | null;
  return (
    typeof alert === 'object' &&
    alert !== null &&
    typeof alert.id === 'string' &&
    typeof alert.rule === 'string' &&
    typeof alert.eventTime === 'number'
  );
}

/** Keeps the newest alerts coming while the caller's scope lives. */
export function useNewestAlerts(): Polling {
  const polling = usePolling(
    async (signal) => {
      const page = await ask<Alerts>('api/alerts', { parameters: { limit: PAGE }, signal });
      listing.value = withNewest(listing.value, page, MOST);
    },
    askEveryMs,
  );
  useEvents(['alerts'], (events) => {
    const alerts = events.filter((e) => e.type === 'alert').map((e) => e.data);
    listing.value = withStreamed(listing.value, alerts.filter(isAlert), MOST);
    if (events.some((event) => event.type === 'gap')) {
      polling.nudge();
    }
  });
  return polling;
}
