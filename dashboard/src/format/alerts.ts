import type { Num } from '@/api/json';
import type { Alert } from '@/api/types';
import { exact, money, percentOf, rounded } from './numbers';

/** What the value of a rule's alerts is measured in. */
export type Unit = 'usd' | 'score' | 'percent' | 'share' | 'count' | 'times' | 'plain';

const UNITS: Record<string, Unit> = {
  'large-trades': 'usd',
  'wall-appeared': 'usd',
  'wall-pulled': 'usd',
  'wall-absorbed': 'usd',
  'whale-move': 'usd',
  'depth-anomaly': 'score',
  'level-broken': 'score',
  'futures-anomaly': 'score',
  'liquidity-shrink': 'percent',
  'futures-market-move': 'share',
  'whale-consensus': 'count',
  'token-pool': 'times',
};

/** What a rule measures. */
export function unitOf(rule: string): Unit {
  return UNITS[rule] ?? 'plain';
}

/** A measured value as people read it. */
export function measured(rule: string, value: Num | undefined): string {
  switch (unitOf(rule)) {
    case 'usd':
      return money(value);
    case 'percent':
      return value === undefined ? exact(value) : `${rounded(value, 2)} %`;
    case 'share':
      return percentOf(value, 1);
    case 'times':
      return value === undefined ? exact(value) : `${rounded(value, 2)} ×`;
    case 'score':
      return rounded(value, 2);
    case 'count':
    case 'plain':
      return exact(value);
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What an alert is about, in the words that people use for it. */
export function subjectName(alert: Alert): string {
  const inputs = alert.evidence?.inputs ?? {};
  const signal = inputs['signal'];
  const label =
    typeof signal === 'object' && signal !== null
      ? text((signal as Record<string, unknown>)['label'])
      : undefined;
  if (label !== undefined) {
    return label;
  }
  const symbol = text(inputs['symbol']);
  return alert.rule === 'token-pool' && symbol !== undefined ? symbol : shortened(alert.subject);
}

/** Addresses are cut in the middle. */
export function shortened(address: string): string {
  return address.length > 22 ? `${address.slice(0, 6)}…${address.slice(-4)}` : address;
}

/** How an alert's severity is coloured. */
export function severityTone(severity: string): 'bad' | 'warn' | 'plain' {
  return severity === 'CRITICAL' ? 'bad' : severity === 'MAJOR' ? 'warn' : 'plain';
}

/** How a side is coloured. */
export function sideTone(side: string | undefined): 'buy' | 'sell' | 'plain' {
  if (side === 'BUY' || side === 'LONG') {
    return 'buy';
  }
  return side === 'SELL' || side === 'SHORT' ? 'sell' : 'plain';
}

/** How the state of a feed is coloured. */
export function feedTone(state: string): 'good' | 'warn' | 'bad' | 'plain' {
  if (['live', 'healed', 'gap-filled'].includes(state)) {
    return 'good';
  }
  if (['stale', 'gone', 'quarantined', 'failing', 'closed', 'gap-open'].includes(state)) {
    return 'bad';
  }
  return ['connected', 'unsubscribed'].includes(state) ? 'plain' : 'warn';
}
