import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '@/api/events.example';
import { parseJson } from '@/api/json';
import type { BookAnalysis, BookReading } from '@/api/types';
import { bookHistory, rememberAnswer, rememberEvent, withAnalyses } from './books';

const NOON = 1_795_364_262_426;

function analysis(instId: string, time: number): BookAnalysis {
  return { ...(parseJson(EXAMPLES.analysis) as BookAnalysis), instId, time };
}

const times = (instId: string): number[] => bookHistory(instId).map((point) => point.at - NOON);

describe('the history of a book', () => {
  it('should stay where events are behind what was asked for', () => {
    rememberEvent(analysis('A', NOON));
    rememberAnswer(analysis('A', NOON + 2_100));
    rememberEvent(analysis('A', NOON + 1_800));
    rememberEvent(analysis('A', NOON + 1_900));
    rememberEvent(analysis('A', NOON + 4_200));
    expect(times('A')).toEqual([0, 2_100, 4_200]);
  });

  it('should stay where a stream tells an hour again', () => {
    rememberAnswer(analysis('B', NOON));
    rememberEvent(analysis('B', NOON - 3_600_000));
    rememberAnswer(analysis('B', NOON - 20_000));
    expect(times('B')).toEqual([0]);
  });

  it('should begin anew with another market', () => {
    rememberAnswer(analysis('C', NOON));
    rememberAnswer(analysis('C', NOON - 3_600_000));
    expect(times('C')).toEqual([-3_600_000]);
  });
});

describe('what a book says', () => {
  const reading: BookReading = { instId: 'A', state: 'LIVE', analysis: analysis('A', NOON) };

  it('should be the newest that came of it', () => {
    const came = [analysis('A', NOON + 200), analysis('B', NOON + 900), analysis('A', NOON + 100)];
    expect(withAnalyses(reading, came)).toEqual({ ...reading, analysis: came[0] });
  });

  it('should stay what the answer says where nothing newer came', () => {
    expect(withAnalyses(reading, [analysis('A', NOON - 1)])).toBe(reading);
    expect(withAnalyses(null, [analysis('A', NOON)])).toBeNull();
  });
});
