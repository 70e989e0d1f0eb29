import { afterEach, describe, expect, it } from 'vitest';
import { hearDate, serverNow } from './clock';
import { hearCompleteness } from './connection';

const NOON = Date.UTC(2026, 10, 22, 12);
const DATE = new Date(NOON).toUTCString();

describe('the clock of the server', () => {
  afterEach(() => hearDate(new Date().toUTCString()));

  it('should be what its answers say, where that is another one', () => {
    hearDate(DATE, NOON - 120_000);
    expect(serverNow(NOON - 120_000)).toBe(NOON + 500);
    hearDate(null, NOON);
    expect(serverNow(NOON - 60_000)).toBe(NOON + 60_500);
  });

  it('should be ours where the header cannot tell them apart', () => {
    hearDate(DATE, NOON + 900);
    expect(serverNow(NOON + 900)).toBe(NOON + 900);
    hearDate('of tomorrow', NOON);
    expect(serverNow(NOON)).toBe(NOON);
  });

  it('should be heard with each answer', () => {
    hearCompleteness('api/feeds', new Headers({ Date: DATE }), {});
    expect(Math.abs(serverNow() - NOON)).toBeLessThan(2_000);
  });
});
