import { describe, expect, it } from 'vitest';
import type { Alert, Alerts } from '@/api/types';
import type { Listing } from './listing';
import { NOTHING_LISTED, withNewest, withOlder, withStreamed } from './listing';

const MOST = 1_000;

function alert(at: number): Alert {
  return { id: `a${at}`, rule: 'large-trades', eventTime: at } as Alert;
}

/** Alerts from `from` down to `to`, newest first. */
function page(from: number, to: number): Alerts {
  const alerts = Array.from({ length: from - to + 1 }, (_, i) => alert(from - i));
  const whole = { partitionsAnswered: 4, partitionsTotal: 4 };
  return { ...whole, alerts, next: to > 1 ? `before ${to}` : undefined } as Alerts;
}

function times(listing: Listing): number[] {
  return listing.shown.map((one) => one.eventTime);
}

describe('a listing', () => {
  it('should begin anew where the newest page does not reach what was listed before', () => {
    let listing = withNewest(NOTHING_LISTED, page(200, 101), MOST);
    listing = withOlder(listing, page(100, 1), MOST);
    expect(times(listing)).toHaveLength(200);
    // 400 came while the tab slept, the newest of them by the stream just now.
    listing = withStreamed(listing, [alert(601)], MOST);
    listing = withNewest(listing, page(600, 501), MOST);
    expect(times(listing)[0]).toBe(601);
    expect(times(listing)).toHaveLength(101);
    expect([listing.next, listing.older]).toEqual(['before 501', false]);
    listing = withOlder(listing, page(500, 401), MOST);
    expect(times(listing)).toEqual([601, ...page(600, 401).alerts.map((one) => one.eventTime)]);
  });

  it('should not take what came by the stream for proof that nothing is missing', () => {
    let listing = withNewest(NOTHING_LISTED, page(100, 1), MOST);
    listing = withStreamed(listing, [alert(400)], MOST);
    listing = withNewest(listing, page(400, 301), MOST);
    expect(times(listing)).toHaveLength(100);
    expect(listing.next).toBe('before 301');
  });

  it('should keep older pages while newest pages join them', () => {
    let listing = withNewest(NOTHING_LISTED, page(200, 101), MOST);
    listing = withOlder(listing, page(100, 51), MOST);
    listing = withNewest(listing, page(210, 111), MOST);
    expect(times(listing)).toHaveLength(160);
    expect(listing.next).toBe('before 51');
  });

  it('should be the page where that is all that there is: the rest is gone', () => {
    let listing = withNewest(NOTHING_LISTED, page(5, 1), MOST);
    listing = withNewest(listing, { alerts: [alert(3), alert(2)] } as Alerts, MOST);
    expect(times(listing)).toEqual([3, 2]);
  });

  it('should forget an earlier session, also what came by its stream', () => {
    let listing = withNewest(NOTHING_LISTED, page(900, 891), MOST);
    listing = withStreamed(listing, [alert(901)], MOST);
    // The answer may be older than the event.
    listing = withNewest(listing, page(10, 1), MOST);
    expect(times(listing)).toEqual([901, ...times(withNewest(NOTHING_LISTED, page(10, 1), MOST))]);
    listing = withNewest(listing, page(11, 1), MOST, Date.now() + 60_000);
    expect(times(listing)[0]).toBe(11);
  });

  it('should keep what came by the stream while answers are behind it', () => {
    let listing = withNewest(NOTHING_LISTED, page(5, 1), MOST, 0);
    listing = withStreamed(listing, [alert(7), alert(6)], MOST, 1_000);
    listing = withNewest(listing, page(5, 1), MOST, 2_000);
    listing = withNewest(listing, page(6, 1), MOST, 5_000);
    expect(times(listing)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    listing = withNewest(listing, { ...page(5, 1), source: 'standby', lag: 2 }, MOST, 6_000);
    listing = withNewest(listing, page(6, 1), MOST, 61_000);
    expect(times(listing)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('should keep what came late by the stream where the list begins anew', () => {
    let listing = withNewest(NOTHING_LISTED, page(200, 101), MOST, 0);
    listing = withStreamed(listing, [alert(250)], MOST, 1_000);
    listing = withNewest(listing, page(400, 301), MOST, 2_000);
    expect(times(listing)).toHaveLength(101);
    expect(times(listing).at(-1)).toBe(250);
  });

  function partial(from: number, to: number): Alerts {
    return { ...page(from, to), partitionsAnswered: 3, partitionsTotal: 4 };
  }

  it('should not take an answer that lacks partitions for all that there is', () => {
    let listing = withNewest(NOTHING_LISTED, page(5, 1), MOST);
    listing = withNewest(listing, { ...partial(9, 9), next: undefined }, MOST);
    expect(times(listing)).toEqual([9, 5, 4, 3, 2, 1]);
  });

  it('should not take an answer of a copy that is behind for all that there is', () => {
    let listing = withNewest(NOTHING_LISTED, page(5, 1), MOST, 0);
    listing = withNewest(listing, { ...page(3, 1), source: 'standby', lag: 2 }, MOST, 1);
    expect(times(listing)).toEqual([5, 4, 3, 2, 1]);
    listing = withNewest(listing, { ...page(3, 1), source: 'standby', lag: 0 }, MOST, 1);
    expect(times(listing)).toEqual([3, 2, 1]);
  });

  it('should not forget that the end was reached', () => {
    let listing = withNewest(NOTHING_LISTED, page(200, 101), MOST);
    listing = withOlder(listing, page(100, 1), MOST);
    listing = withNewest(listing, partial(200, 101), MOST);
    listing = withNewest(listing, page(200, 101), MOST);
    expect([listing.next, listing.asked.length]).toEqual([undefined, 200]);
  });

  it('should not step past an older page that lacks partitions', () => {
    let listing = withNewest(NOTHING_LISTED, page(200, 101), MOST);
    listing = withOlder(listing, partial(100, 61), MOST);
    expect(times(listing)).toHaveLength(140);
    expect(listing.next).toBe('before 101');
    listing = withOlder(listing, page(100, 51), MOST);
    expect(listing.next).toBe('before 51');
    expect(listing.asked).toHaveLength(150);
  });

  it('should begin anew behind a newest page that lacked partitions', () => {
    // Only every other alert is named, which reaches down twice as far as a page of all.
    const lacking = { ...partial(200, 1), alerts: page(200, 1).alerts.filter((_, i) => i % 2), next: 'before 1' };
    let listing = withNewest(NOTHING_LISTED, lacking, MOST);
    expect([listing.asked.length, listing.shown.length]).toEqual([0, 100]);
    listing = withNewest(listing, page(200, 101), MOST);
    expect(listing.asked).toHaveLength(100);
    expect(listing.next).toBe('before 101');
  });
});
