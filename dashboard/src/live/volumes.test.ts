import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { EXAMPLES } from '@/api/events.example';
import { useVolumes, volumeHistory, volumes } from './volumes';

const encoder = new TextEncoder();
const ROW = {
  symbol: 'BTCUSDT',
  asOf: 1_795_218_670_000,
  window: { after: 1_795_218_370_000, upTo: 1_795_218_670_000 },
  buyUsd: 30_000,
  sellUsd: 20_000,
  totalUsd: 50_000,
  netUsd: 10_000,
  buyShare: 0.6,
  trades: 150,
  state: 'NORMAL',
  thresholdUsd: 2_000_000,
  ruleVersion: 0,
};
const ANSWER = { volumes: [ROW], partitionsAnswered: 4, partitionsTotal: 4, source: 'active', lag: 0 };

/** A server that always says the same of volumes, and tells events. */
class Server {
  asked = 0;
  private tell: ReadableStreamDefaultController<Uint8Array> | undefined;

  readonly fetch = (input: string): Promise<Response> => {
    if (input.startsWith('api/stream')) {
      const body = new ReadableStream<Uint8Array>({ start: (told) => void (this.tell = told) });
      return Promise.resolve(
        new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
      );
    }
    this.asked++;
    return Promise.resolve(new Response(JSON.stringify(ANSWER)));
  };

  event(name: string, data: string): void {
    this.tell?.enqueue(encoder.encode(`event: ${name}\ndata: ${data}\n\n`));
  }
}

describe('useVolumes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', {
      hidden: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    });
    vi.stubGlobal('sessionStorage', { getItem: () => null });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('should show what an event of the stream says, and ask rarely while they come', async () => {
    const server = new Server();
    vi.stubGlobal('fetch', server.fetch);
    const scope = effectScope();
    scope.run(() => useVolumes());
    await vi.advanceTimersByTimeAsync(500);
    server.event('volume', EXAMPLES.volume);
    await vi.advanceTimersByTimeAsync(300);
    expect(volumes.value).toEqual([
      {
        ...ROW,
        asOf: 1_795_218_674_320,
        window: { after: 1_795_218_374_320, upTo: 1_795_218_674_320 },
        buyUsd: '39508.67211000',
        sellUsd: '24688.84243000',
        totalUsd: expect.closeTo(64_197.51454) as number,
        netUsd: expect.closeTo(14_819.82968) as number,
        buyShare: expect.closeTo(0.6154) as number,
        trades: 167,
      },
    ]);
    expect(volumeHistory('BTCUSDT').map((point) => point.at)).toEqual([ROW.asOf, 1_795_218_674_320]);
    await vi.advanceTimersByTimeAsync(500);
    const before = server.asked;
    for (let second = 0; second < 20; second++) {
      server.event('volume', EXAMPLES.volume);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(server.asked - before).toBeLessThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.asked - before).toBeGreaterThan(15);
    scope.stop();
  });
});
