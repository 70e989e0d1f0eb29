import { toNumber } from '@/api/json';
import type { Num } from '@/api/json';
import type { Alert } from '@/api/types';
import type { Unit } from '@/format/alerts';
import { shortened } from '@/format/alerts';

/** A bar of a drawing. */
export interface Bar {
  /** A key of `evidence.` in the languages, or text from outside. */
  name: string;
  value: number;
  tone: 'buy' | 'sell' | 'plain' | 'warn';
}

/** What an alert rests on, as bars against lines. */
export interface Drawing {
  bars: Bar[];
  /** Values that the bars are measured by: all of them, or one. */
  lines: { name: string; value: number; of?: string }[];
  unit: Unit;
}

const MOST_BARS = 12;

type Members = Record<string, unknown>;

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : {};
}

function list(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(members) : [];
}

function amount(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? toNumber(value as Num) : NaN;
}

function label(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function signTone(value: number): Bar['tone'] {
  return value < 0 ? 'sell' : 'buy';
}

function contributions(value: unknown): Bar[] {
  return Object.entries(members(value)).map(([name, part]) => ({
    name: name.toLowerCase(),
    value: amount(part),
    tone: 'plain',
  }));
}

function anomaly(inputs: Members): Bar[] {
  const features = list(members(members(inputs['anomaly'])['robust'])['features']);
  return features.map((feature) => ({
    name: label(feature['name']).toLowerCase(),
    value: amount(feature['contribution']),
    tone: 'plain',
  }));
}

function walls(inputs: Members): Bar[] {
  return list(inputs['walls'])
    .slice(0, 5)
    .flatMap((wall): Bar[] => [
      { name: 'notional', value: amount(wall['notionalUsd']), tone: 'plain' },
      { name: 'traded', value: amount(wall['tradedUsd']), tone: 'warn' },
      { name: 'cancelled', value: amount(wall['cancelledUsd']), tone: 'warn' },
    ]);
}

/** Those who agree, and those who went the other way, of whom some are always there. */
function consensus(inputs: Members): Bar[] {
  const short = inputs['side'] === 'SHORT';
  const of = (all: Members[], tone: Bar['tone']): Bar[] =>
    all.map((member) => ({
      name: label(member['label']) || shortened(label(member['address'])),
      value: amount(member['notionalUsd']),
      tone,
    }));
  const others = of(list(inputs['others']), short ? 'buy' : 'sell').slice(0, MOST_BARS / 3);
  const agree = of(list(inputs['members']), short ? 'sell' : 'buy');
  return [...agree.slice(0, MOST_BARS - others.length), ...others];
}

function drawn(inputs: Members, own: Drawing): Drawing {
  switch (inputs['kind']) {
    case 'large-trades':
      return {
        ...own,
        bars: [
          { name: 'buys', value: amount(inputs['buyUsd']), tone: 'buy' },
          { name: 'sells', value: amount(inputs['sellUsd']), tone: 'sell' },
          ...own.bars,
        ],
      };
    case 'depth-anomaly':
      return { ...own, bars: [...contributions(inputs['contributions']), ...own.bars] };
    case 'futures-anomaly':
      return {
        ...own,
        bars: inputs['method'] === 'ROBUST' ? [...anomaly(inputs), ...own.bars] : own.bars,
      };
    case 'liquidity-shrink':
      return {
        unit: 'usd',
        bars: [
          { name: 'bids', value: amount(inputs['bidUsd']), tone: 'buy' },
          { name: 'usualBids', value: amount(inputs['medianBidUsd']), tone: 'plain' },
          { name: 'asks', value: amount(inputs['askUsd']), tone: 'sell' },
          { name: 'usualAsks', value: amount(inputs['medianAskUsd']), tone: 'plain' },
        ],
        lines: [],
      };
    case 'wall':
      return { ...own, bars: walls(inputs) };
    case 'futures-market-move':
      return {
        unit: 'score',
        bars: list(inputs['strongest']).map((one) => ({
          name: label(one['symbol']),
          value: amount(one['score']),
          tone: signTone(amount(one['returnPercent'])),
        })),
        lines: [],
      };
    case 'whale-move':
      return { ...own, bars: [{ ...(own.bars[0] as Bar), name: 'move' }] };
    case 'whale-consensus':
      return {
        unit: 'usd',
        bars: consensus(inputs),
        lines: [],
      };
    case 'token-pool':
      return {
        unit: 'percent',
        bars: list(members(inputs['figures'])['windows']).map((window) => ({
          name: label(window['interval']),
          value: amount(window['priceChange']) * 100,
          tone: signTone(amount(window['priceChange'])),
        })),
        // Percent with its sign, as the change is: a template asks it of one interval only.
        lines: list(inputs['conditions'])
          .filter((condition) => label(condition['condition']).startsWith('PRICE'))
          .map((condition) => ({
            name: 'threshold',
            value: amount(condition['threshold']),
            of: label(members(inputs['template'])['interval']),
          })),
      };
    default:
      return own;
  }
}

/**
 * Draws what an alert rests on. What is not known of a kind is drawn as its value against its
 * threshold, which every alert has.
 */
export function drawing(alert: Alert, unit: Unit): Drawing {
  const own: Drawing = {
    unit,
    bars: [
      {
        name: 'value',
        value: toNumber(alert.value),
        tone: alert.side === 'BUY' ? 'buy' : alert.side === 'SELL' ? 'sell' : 'plain',
      },
    ],
    lines: [{ name: 'threshold', value: toNumber(alert.threshold) }],
  };
  const found = drawn(members(alert.evidence?.inputs), own);
  const bars = found.bars.filter((bar) => Number.isFinite(bar.value)).slice(0, MOST_BARS);
  return { ...found, bars, lines: found.lines.filter((line) => Number.isFinite(line.value)) };
}

/** What was measured, as names and texts, without what is long. */
export function plainInputs(alert: Alert): { name: string; value: string }[] {
  return Object.entries(members(alert.evidence?.inputs))
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => ({ name, value: String(value) }));
}

/** Splits what held an alert back: `SILENCED: alert ...: silence ...` into its name and the rest. */
export function reasonOf(said: string | undefined): { reason: string; detail: string } {
  const [, reason, detail] = /^([A-Z_]+)(?:: (.*))?$/s.exec(said ?? '') ?? [];
  return { reason: reason ?? said ?? '', detail: detail ?? '' };
}
