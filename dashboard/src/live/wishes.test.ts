import { describe, expect, it } from 'vitest';
import { Wishes } from './wishes';

describe('wishes', () => {
  it('should be of one subject only while nobody wants more', () => {
    const wishes = new Wishes();
    const take = wishes.add(['analyses'], 'BTC-USDT');
    expect(wishes.interest()).toEqual({ types: ['alerts', 'analyses'], subjects: ['BTC-USDT'] });
    const takeOther = wishes.add(['volumes']);
    expect(wishes.interest()).toEqual({ types: ['alerts', 'analyses', 'volumes'], subjects: [] });
    takeOther();
    wishes.add(['analyses'], 'ETH-USDT');
    expect(wishes.interest().subjects).toEqual(['BTC-USDT', 'ETH-USDT']);
    take();
    expect(wishes.interest().subjects).toEqual(['ETH-USDT']);
  });

  it('should be alerts of all where nothing is wanted', () => {
    expect(new Wishes().interest()).toEqual({ types: ['alerts'], subjects: [] });
  });
});
