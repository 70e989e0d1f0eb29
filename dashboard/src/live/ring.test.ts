import { describe, expect, it } from 'vitest';
import { BoundedMap, Ring } from './ring';

describe('Ring', () => {
  it('should keep the newest in order', () => {
    const ring = new Ring<number>(3);
    for (let i = 1; i <= 7; i++) {
      ring.push(i);
    }
    expect(ring.toArray()).toEqual([5, 6, 7]);
    expect(ring.last()).toBe(7);
    expect(ring.length).toBe(3);
  });

  it('should not grow however much comes', () => {
    const ring = new Ring<number>(100);
    for (let i = 0; i < 100_000; i++) {
      ring.push(i);
    }
    expect(ring.length).toBe(100);
    expect(ring.toArray()).toHaveLength(100);
  });

  it('should replace the newest only', () => {
    const ring = new Ring<string>(2);
    ring.replaceLast('a');
    ring.push('b');
    ring.replaceLast('c');
    expect(ring.toArray()).toEqual(['a', 'c']);
  });

  it('should be empty after it was cleared', () => {
    const ring = new Ring<number>(2);
    ring.push(1);
    ring.clear();
    expect(ring.toArray()).toEqual([]);
    expect(ring.last()).toBeUndefined();
  });

  it('should refuse to hold nothing', () => {
    expect(() => new Ring(0)).toThrow('expected a capacity of at least 1, was 0');
  });
});

describe('BoundedMap', () => {
  it('should forget what was set longest ago', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.set('c', 4);
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([3, undefined, 4, 2]);
  });
});
