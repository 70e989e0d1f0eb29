import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { createI18n } from 'vue-i18n';
import type { Alert, Book, BookAnalysis, Feed, Minute, Volume, WhaleSignal } from '@/api/types';
import en from '@/i18n/en';
import zh from '@/i18n/zh';
import { merged } from '@/live/listing';
import { venuesOf } from '@/live/ingest';
import { parseMetrics, rate } from '@/live/metrics';
import { drawing, reasonOf } from './alerts/evidence';
import { matches } from './alerts/filter';
import { cumulative, priceLines, reach } from './books/depth';
import { FEED_COLUMNS, feedRow, VENUE_COLUMNS, venueRow } from './feeds/export';
import { feedsByVenue, nearest } from './overview/summary';
import { conditionsOf } from './pool/conditions';
import VolumeBars from './trades/VolumeBars.vue';
import { minuteBars } from './trades/minutes';
import { isWanted, mergedSignals, signalFilter } from './whales/signals';

function alertOf(inputs: Record<string, unknown>, parts: Partial<Alert> = {}): Alert {
  return {
    id: 'a',
    rule: String(inputs['kind']),
    subject: 'BTCUSDT',
    side: 'BUY',
    value: '10.50',
    threshold: 10,
    severity: 'MAJOR',
    eventTime: 5,
    evidence: {
      rule: { id: 'r', version: 0, parameters: {} },
      episode: { startedAt: 0, number: 1 },
      window: { after: 0, upTo: 1 },
      inputs: inputs as Alert['evidence']['inputs'],
      records: [],
      feed: { missingTrades: 0, backfilledTrades: 0, epoch: 0, receiveLagMs: 0 },
    },
    ...parts,
  };
}

describe('the drawing of evidence', () => {
  it('should set buys and sells against the threshold', () => {
    const drawn = drawing(alertOf({ kind: 'large-trades', buyUsd: '7.5', sellUsd: 3 }), 'usd');
    expect(drawn.bars.map((bar) => [bar.name, bar.value])).toEqual([
      ['buys', 7.5],
      ['sells', 3],
      ['value', 10.5],
    ]);
    expect(drawn.lines).toEqual([{ name: 'threshold', value: 10 }]);
  });

  it('should draw an unknown kind as its value', () => {
    const drawn = drawing(alertOf({ kind: 'of-tomorrow' }), 'plain');
    expect(drawn.bars).toEqual([{ name: 'value', value: 10.5, tone: 'buy' }]);
  });

  it('should leave out what is no number', () => {
    const drawn = drawing(
      alertOf({ kind: 'liquidity-shrink', bidUsd: 'x', askUsd: 2, medianAskUsd: {} }),
      'percent',
    );
    expect(drawn.bars.map((bar) => bar.name)).toEqual(['asks']);
  });

  it('should draw windows of a token against its fall, in the interval of the template', () => {
    // As the detector writes it: a fall and its threshold are negative both.
    const drawn = drawing(
      alertOf({
        kind: 'token-pool',
        template: { id: 4, interval: '1m', conditions: { priceChange: { fallPercent: 5 } } },
        conditions: [
          { condition: 'PRICE_FALL', state: 'MET', measured: -8.009, threshold: -5 },
          { condition: 'VOLUME', state: 'MET', measured: 31000.99, threshold: 30000 },
        ],
        figures: {
          windows: [
            { interval: '1m', priceChange: -0.2 },
            { interval: '5m', priceChange: 0.1 },
          ],
        },
      }),
      'times',
    );
    expect(drawn.bars).toEqual([
      { name: '1m', value: -20, tone: 'sell' },
      { name: '5m', value: 10, tone: 'buy' },
    ]);
    expect(drawn.lines).toEqual([{ name: 'threshold', value: -5, of: '1m' }]);
  });

  it('should draw who agrees on a short as sold, and who went the other way against it', () => {
    const member = (name: string, notionalUsd: number) => ({ address: '0x1', label: name, notionalUsd });
    const inputs = {
      kind: 'whale-consensus',
      netUsd: 5415000,
      members: [member('Pack 1', 1900000)],
      others: [member('Pack 2', -400000)],
    };
    const tones = (side: string) =>
      drawing(alertOf({ ...inputs, side }), 'count').bars.map((bar) => [bar.value, bar.tone]);
    expect(tones('SHORT')).toEqual([
      [1900000, 'sell'],
      [-400000, 'buy'],
    ]);
    expect(tones('LONG')).toEqual([
      [1900000, 'buy'],
      [-400000, 'sell'],
    ]);
  });

  it('should not break on an alert without evidence', () => {
    const bare = { ...alertOf({ kind: 'x' }), evidence: undefined } as unknown as Alert;
    expect(drawing(bare, 'plain').bars).toHaveLength(1);
  });
});

describe('what held an alert back', () => {
  it('should be a name and its detail, whatever it is', () => {
    expect(reasonOf('SILENCED: alert a: silence b by c')).toEqual({
      reason: 'SILENCED',
      detail: 'alert a: silence b by c',
    });
    expect(reasonOf('FEED_BROKEN')).toEqual({ reason: 'FEED_BROKEN', detail: '' });
    expect(reasonOf('of tomorrow')).toEqual({ reason: 'of tomorrow', detail: '' });
    expect(reasonOf(undefined)).toEqual({ reason: '', detail: '' });
  });
});

describe('alerts', () => {
  it('should be each there once, newest first, and bounded', () => {
    const at = (id: string, eventTime: number): Alert => alertOf({ kind: 'x' }, { id, eventTime });
    const known = [at('b', 2), at('a', 1)];
    expect(merged(known, [at('b', 2)], 9)).toBe(known);
    expect(merged(known, [at('c', 3), at('b', 2)], 2).map((alert) => alert.id)).toEqual(['c', 'b']);
  });

  it('should be filtered as the server would', () => {
    const alert = alertOf({ kind: 'large-trades' });
    const none = { rule: '', severity: '', subject: '' };
    expect(matches(alert, none)).toBe(true);
    expect(matches(alert, { ...none, subject: 'btc/usdt' })).toBe(true);
    expect(matches(alert, { ...none, severity: 'minor' })).toBe(false);
    expect(matches(alert, { ...none, from: 6 })).toBe(false);
  });
});

describe('the depth of a book', () => {
  it('should add sizes up from the best price outwards', () => {
    expect(cumulative([['100.0', '1', 1], ['99', '2.5', 1]], 'bids')).toEqual([[99, 3.5], [100, 1]]);
    expect(cumulative([[101, 1, 1], [102, 2, 1]], 'asks')).toEqual([[101, 1], [102, 3]]);
  });

  it('should reach as far on both sides', () => {
    const book = { bids: [[99, 1, 1]], asks: [[101, 1, 1]] } as unknown as Book;
    expect(reach(book, 100)).toEqual([99, 101]);
    expect(reach({ ...book, asks: [] }, 100)).toBeNull();
  });

  it('should draw no line where the book does not say', () => {
    const analysis = { mid: { absent: 'AUCTION' }, levels: { absent: 'WARMUP' } } as BookAnalysis;
    expect(priceLines(analysis)).toEqual([]);
    expect(priceLines(undefined)).toEqual([]);
  });
});

describe('bars of five minutes', () => {
  const minute = (at: number, buyUsd: string): Minute => ({
    minute: at * 60_000,
    buyUsd,
    sellUsd: 1,
    trades: 1,
    final: true,
  });

  it('should begin where the clock says so', () => {
    const minutes = [minute(4, '1'), minute(5, '2'), minute(9, '3.5')];
    expect(minuteBars({ from: 0, to: 600_000, minutes })).toEqual([
      { at: 150_000, buy: 1, sell: 1, running: false },
      { at: 450_000, buy: 5.5, sell: 2, running: false },
    ]);
  });

  it('should leave out the one of which only the end was asked for, and mark the running one', () => {
    const minutes = [minute(4, '1'), minute(5, '2'), minute(11, '3.5')];
    const bars = minuteBars({ from: 240_000, to: 700_000, minutes });
    expect(bars.map((bar) => [bar.at, bar.running])).toEqual([
      [450_000, false],
      [750_000, true],
    ]);
  });
});

describe('the bars of all symbols', () => {
  const volume = (symbol: string, totalUsd: number): Volume =>
    ({ symbol, totalUsd, buyUsd: totalUsd, sellUsd: 0, thresholdUsd: 2_000_000, state: 'NORMAL' }) as Volume;

  async function drawnTo(scale: 'traded' | 'threshold', totalUsd: number): Promise<string> {
    const volumes = [volume('BTCUSDT', totalUsd)];
    const app = createSSRApp(VolumeBars, { volumes, scale, selected: null, empty: '' });
    app.use(createI18n({ legacy: false, locale: 'en', messages: { en } }));
    return renderToString(app);
  }

  it('should not draw a threshold that is out of the picture right beside a bar', async () => {
    const far = await drawnTo('traded', 1_000_000);
    expect(far).toContain('→');
    expect(far).not.toContain('class="threshold"');
    for (const drawn of [await drawnTo('threshold', 1_000_000), await drawnTo('traded', 3_000_000)]) {
      expect(drawn).toContain('class="threshold"');
      expect(drawn).not.toContain('→');
    }
  });
});

describe('feeds', () => {
  const feed = (parts: Partial<Feed>): Feed => ({
    venue: 'okx',
    channel: 'books',
    instrument: 'BTC-USDT',
    state: 'live',
    since: 0,
    detail: '=cmd()',
    ...parts,
  });

  it('should count subscriptions and not connections', () => {
    const feeds = [feed({}), feed({ instrument: '*', state: 'connected' }), feed({ state: 'stale' })];
    expect(feedsByVenue(feeds, 0)).toEqual([{ venue: 'okx', live: 1, total: 2, broken: 1 }]);
  });

  it('should count what a venue does not give for long as broken', () => {
    const broken = (now: number, ...feeds: Feed[]): number | undefined =>
      feedsByVenue(feeds, now)[0]?.broken;
    for (const state of ['wanted', 'sent']) {
      expect(broken(10_000, feed({ state }))).toBe(0);
      expect(broken(60_000, feed({ state }))).toBe(1);
      expect(broken(10_000, feed({ state }), feed({ instrument: '*', state: 'failing' }))).toBe(1);
      expect(
        broken(10_000, feed({ state }), feed({ instrument: '*', state: 'closed', channel: 'x' })),
      ).toBe(0);
    }
  });

  it('should have a word for every state, in both languages', () => {
    const subscriptions = ['WANTED', 'SENT', 'ACKNOWLEDGED', 'LIVE', 'STALE', 'GONE'];
    const record = (
      JSON.parse(
        readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8'),
      ) as {
        components: { schemas: { FeedEvent: { properties: { type: { enum: string[] } } } } };
      }
    ).components.schemas.FeedEvent;
    const states = [...subscriptions, ...record.properties.type.enum].map((name) =>
      name.toLowerCase().replaceAll('_', '-'),
    );
    for (const words of [en, zh]) {
      expect(Object.keys(words.feedState)).toEqual(expect.arrayContaining(states));
    }
  });

  it('should export as many cells as columns', () => {
    expect(feedRow(feed({}))).toHaveLength(FEED_COLUMNS.length);
    const [venue] = venuesOf(
      parseMetrics('tidewatch_ingest_frames_total{venue="okx"} 12.0', ['tidewatch_']),
      () => undefined,
    );
    expect(venue?.frames).toBe(12);
    expect(venueRow(venue as NonNullable<typeof venue>)).toHaveLength(VENUE_COLUMNS.length);
  });
});

describe('metrics', () => {
  it('should read labels with quotes in them, and only what is asked for', () => {
    const text = '# HELP a_x\na_x{venue="o\\"k",kind="b"} 3.5\nb_x 1\na_y 2e3\n';
    expect(parseMetrics(text, ['a_'])).toEqual([
      { name: 'a_x', labels: { venue: 'o"k', kind: 'b' }, value: 3.5 },
      { name: 'a_y', labels: {}, value: 2000 },
    ]);
  });

  it('should know no rate of a counter that was set back', () => {
    expect(rate({ value: 10, at: 0 }, { value: 30, at: 2_000 })).toBe(10);
    expect(rate({ value: 10, at: 0 }, { value: 3, at: 2_000 })).toBeUndefined();
    expect(rate(undefined, { value: 3, at: 2_000 })).toBeUndefined();
  });
});

describe('the rest', () => {
  it('should find the symbols nearest to their thresholds', () => {
    const volume = (symbol: string, totalUsd: number, thresholdUsd: number): Volume =>
      ({ symbol, totalUsd, thresholdUsd }) as Volume;
    const found = nearest([volume('A', 5, 10), volume('B', 9, 100), volume('C', 9, 10)], 2);
    expect(found.map((one) => one.volume.symbol)).toEqual(['C', 'A']);
  });

  it('should say the conditions of a template', () => {
    const template = {
      id: 1,
      name: 'x',
      minMarketCap: 1,
      interval: '1m' as const,
      logic: 'any' as const,
      conditions: { priceChange: { risePercent: 10 }, volume: { thresholdUsd: '50.0' } },
    };
    expect(conditionsOf(template)).toEqual(['priceChange.risePercent ≥ 10', 'volume.thresholdUsd ≥ 50.0']);
  });

  it('should ask for and show the same signals', () => {
    const signal = { address: '0xab', coin: 'kPEPE', symbol: 'kPEPE/USDC' } as WhaleSignal;
    const shows = (address: string | null, typed: string) =>
      isWanted(signalFilter(address, typed), signal);
    expect(signalFilter(null, ' ')).toEqual({});
    expect(signalFilter('0xAB', 'btc')).toEqual({ address: '0xab', coin: 'BTC' });
    expect(signalFilter(null, 'kPEPE')).toEqual({ coin: 'kPEPE' });
    expect([shows(null, ''), shows('0xAB', 'kPEPE'), shows(null, 'kpepe/usdc')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([shows('0xac', ''), shows(null, 'PEPE')]).toEqual([false, false]);
  });

  it('should keep 300 signals, each once', () => {
    const signal = (i: number): WhaleSignal => ({ id: `s${i}`, timestamp: i }) as WhaleSignal;
    const many = Array.from({ length: 400 }, (_, i) => signal(i));
    const found = mergedSignals([], [...many, signal(399)]);
    expect(found).toHaveLength(300);
    expect(found[0]?.id).toBe('s399');
  });
});
