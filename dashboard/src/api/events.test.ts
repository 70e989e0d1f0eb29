import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAlert } from '@/live/alerts';
import { isSignal } from '@/pages/whales/signals';
import { isAnalysis, isRollingVolume } from './events';
import { EXAMPLES } from './events.example';
import { parseJson } from './json';

interface Shape {
  properties: Record<string, unknown>;
  required: string[];
}

/** Records of the topics, as the contract has them. */
const RECORDS = (
  JSON.parse(
    readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8'),
  ) as { components: { schemas: Record<string, Shape> } }
).components.schemas;
const KINDS = {
  alert: 'Alert',
  volume: 'RollingVolume',
  analysis: 'BookAnalysis',
  anomaly: 'Anomaly',
  signal: 'WhaleSignal',
  feed: 'FeedEvent',
} as const;

describe('events of the stream', () => {
  it.each(Object.entries(KINDS))('should have an example of %s as the contract says', (name, record) => {
    const example = parseJson(EXAMPLES[name as keyof typeof KINDS]) as object;
    const shape = RECORDS[record] as Shape;
    expect(Object.keys(shape.properties)).toEqual(expect.arrayContaining(Object.keys(example)));
    expect(Object.keys(example)).toEqual(expect.arrayContaining(shape.required));
  });

  it.each([
    ['alert', isAlert],
    ['volume', isRollingVolume],
    ['analysis', isAnalysis],
    ['signal', isSignal],
  ] as const)('should know a real %s from the others, and from nonsense', (name, isOne) => {
    const known = Object.entries(EXAMPLES).filter(([, text]) => isOne(parseJson(text)));
    expect(known.map(([found]) => found)).toEqual([name]);
    expect([null, 'x', 1, {}, []].filter(isOne)).toEqual([]);
  });
});
