import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, EventStream } from './stream';
import type { StreamState } from './stream';

const encoder = new TextEncoder();

/** What was asked for before the stream began may lack something. */
const BEGIN = 'gap undefined {}';

/** Answers one connection after the other, and remembers what was asked. */
class Server {
  readonly asked: { url: string; headers: Record<string, string> }[] = [];
  private readonly answers: ((signal: AbortSignal) => Response)[] = [];

  then(answer: (signal: AbortSignal) => Response): this {
    this.answers.push(answer);
    return this;
  }

  readonly fetch: typeof fetch = (input, init) => {
    this.asked.push({
      url: input as string,
      headers: init?.headers as Record<string, string>,
    });
    const answer = this.answers.shift();
    return answer === undefined
      ? Promise.reject(new TypeError('unreachable'))
      : Promise.resolve(answer(init?.signal as AbortSignal));
  };
}

function stream(chunks: string[], ends = true): (signal: AbortSignal) => Response {
  return (signal) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          chunks.forEach((chunk) => controller.enqueue(encoder.encode(chunk)));
          if (ends) {
            controller.close();
          } else {
            signal.addEventListener('abort', () => controller.error(new Error('aborted')));
          }
        },
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );
}

function open(
  server: Server,
  unlock = (): Promise<boolean> => Promise.resolve(false),
  subjects: string[] = [],
) {
  const events: string[] = [];
  const states: StreamState[] = [];
  let lost = 0;
  const made = new EventStream(
    { types: ['alerts', 'feeds'], subjects },
    {
      onEvent: (event) => events.push(`${event.event} ${event.id} ${event.data}`),
      onState: (state) => states.push(state),
      onLife: () => undefined,
      onLost: () => lost++,
    },
    { fetch: server.fetch, headers: () => ({ Authorization: 'Bearer t' }), unlock, chance: () => 1 },
  );
  made.open();
  return { made, events, states, lost: () => lost };
}

describe('EventStream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should read events that are cut anywhere', async () => {
    const server = new Server().then(
      stream([': heart', 'beat\n\nid: 7\nevent: al', 'ert\ndata: {"a":\ndata: 1}\n', '\n'], false),
    );
    const { events, states, made } = open(server);
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toEqual([BEGIN, 'alert 7 {"a":\n1}']);
    expect(states).toEqual(['opening', 'open']);
    expect(server.asked[0]?.url).toBe('api/stream?types=alerts,feeds');
    expect(server.asked[0]?.headers).toMatchObject({ Authorization: 'Bearer t' });
    made.close();
  });

  it('should ask for the subjects that are meant only', async () => {
    const server = new Server().then(stream([], false));
    const { made } = open(server, undefined, ['BTC-USDT', 'a&b']);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked[0]?.url).toBe('api/stream?types=alerts,feeds&subjects=BTC-USDT,a%26b');
    made.close();
  });

  it('should come back after the last event that it had', async () => {
    const server = new Server()
      .then(stream(['id: 41\nevent: alert\ndata: 1\n\nid: 42\nevent: gap\ndata: 2\n\n']))
      .then(stream([], false));
    const { states, made, lost } = open(server);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]?.headers['Last-Event-ID']).toBe('42');
    expect(states).toEqual(['opening', 'open', 'retrying', 'open']);
    expect(lost()).toBe(0);
    made.close();
  });

  it('should come back after the place that the last beat named', async () => {
    const server = new Server()
      .then(stream([': nothing new\nid: 40\n\n', ': nothing new\nid: 4', '1\n\n']))
      .then(stream([], false));
    const { made, events } = open(server);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked[1]?.headers['Last-Event-ID']).toBe('41');
    expect(events).toEqual([BEGIN]);
    made.close();
  });

  it('should tell of a gap where it comes back without knowing its place', async () => {
    const server = new Server().then(stream([])).then(stream([], false));
    const { made, events } = open(server);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked[1]?.headers['Last-Event-ID']).toBeUndefined();
    expect(events).toEqual([BEGIN, 'gap undefined {}']);
    made.close();
  });

  it('should wait longer after each failure, and never more than half a minute', async () => {
    const server = new Server();
    const { made } = open(server);
    await vi.advanceTimersByTimeAsync(500 + 1_000 + 2_000);
    expect(server.asked).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(server.asked).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.asked).toHaveLength(5);
    expect(backOff(50, 1)).toBe(30_000);
    expect(backOff(1, 0)).toBe(250);
    made.close();
  });

  it('should begin anew where the server does not know the place', async () => {
    const server = new Server()
      .then(stream(['id: 41\nevent: alert\ndata: 1\n\n']))
      .then(() => new Response('{}', { status: 400 }))
      .then(stream([], false));
    const { made, states, lost } = open(server);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.asked.map((one) => one.headers['Last-Event-ID'])).toEqual([
      undefined,
      '41',
      undefined,
    ]);
    expect([states.at(-1), lost()]).toEqual(['open', 0]);
    made.close();
  });

  it('should say that the server is lost where nothing answers', async () => {
    const { made, lost } = open(new Server());
    await vi.advanceTimersByTimeAsync(0);
    expect(lost()).toBe(1);
    made.close();
  });

  it('should leave a connection that says nothing for long', async () => {
    const server = new Server().then(stream([], false)).then(stream([], false));
    const { made, states } = open(server);
    await vi.advanceTimersByTimeAsync(30_500);
    expect(server.asked).toHaveLength(2);
    expect(states).toContain('retrying');
    made.close();
  });

  it('should be content without a stream, and look again rarely', async () => {
    const server = new Server()
      .then(() => new Response('', { status: 404 }))
      .then(stream([], false));
    const { made, states, lost } = open(server);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(server.asked).toHaveLength(1);
    expect(states).toEqual(['opening', 'absent']);
    expect(lost()).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked).toHaveLength(2);
    made.close();
  });

  it('should ask for a token once the server wants one', async () => {
    const server = new Server()
      .then(() => new Response('', { status: 401 }))
      .then(stream([], false));
    const unlock = vi.fn(() => Promise.resolve(true));
    const { made, states } = open(server, unlock);
    await vi.advanceTimersByTimeAsync(1);
    expect(unlock).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe('open');
    made.close();
  });

  it('should stay closed', async () => {
    const server = new Server();
    const { made } = open(server);
    await vi.advanceTimersByTimeAsync(0);
    made.close();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(server.asked).toHaveLength(1);
  });
});
