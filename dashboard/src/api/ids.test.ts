import { describe, expect, it } from 'vitest';
import { LastId } from './ids';

function found(...chunks: string[]): string[] {
  const ids: string[] = [];
  const last = new LastId((id) => ids.push(id));
  chunks.forEach((chunk) => last.feed(chunk));
  return ids;
}

describe('LastId', () => {
  it('should know the place that a beat names', () => {
    expect(found(': nothing new\nid: 41\n\n')).toEqual(['41']);
  });

  it.each(['\n', '\r\n', '\r'])('should read lines that end with %j, cut anywhere', (end) => {
    const text = ['id:7', 'event: alert', 'data: 1', '', 'id: 8', '', ''].join(end);
    expect(found(text)).toEqual(['7', '8']);
    expect(found(...text)).toEqual(['7', '8']);
  });

  it('should not believe a place before its event is complete', () => {
    expect(found('id: 9\ndata: 1\n')).toEqual([]);
  });

  it('should not take data for a place, however long it is', () => {
    expect(found('data: id: 1\n\n', `data: ${'x'.repeat(5_000)}`, 'id: 2\n\n')).toEqual([]);
    expect(found(`id: ${'9'.repeat(5_000)}\n\n`)).toEqual([]);
  });
});
