import { describe, expect, it } from 'vitest';
import type { Alert, Minute } from '@/api/types';
import { standing, timesAround } from './around';

const BEGIN = 1_795_218_000_000;

function minute(of: number, final = true): Minute {
  return { minute: BEGIN + of * 60_000, buyUsd: 1, sellUsd: 1, trades: 1, final };
}

describe('the minutes around an alert', () => {
  const alert = {
    eventTime: BEGIN + 60_000,
    evidence: { window: { after: BEGIN - 240_000, upTo: BEGIN + 60_000 } },
  } as Alert;
  const { from, to } = timesAround(alert);

  it('should be a quarter of an hour before its window and after it', () => {
    expect([from, to]).toEqual([BEGIN - 1_140_000, BEGIN + 960_000]);
  });

  it('should still come while the alert is fresh', () => {
    expect(standing([minute(0), minute(1, false)], to)).toBe('comes');
    expect(standing([minute(0), minute(15, false)], to)).toBe('comes');
    expect(standing([minute(0), minute(15)], to)).toBe('whole');
  });

  it('should be gone where there is none: the alert itself rests on some', () => {
    expect(standing([], to)).toBe('gone');
  });
});
