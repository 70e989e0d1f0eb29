import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import { LastId } from './ids';

/** What the stream can be asked for. */
export type StreamType = 'alerts' | 'volumes' | 'analyses' | 'anomalies' | 'signals' | 'feeds';

/** What a stream is asked for: kinds of events, and of whom; of all if nobody is named. */
export interface Interest {
  types: readonly StreamType[];
  subjects: readonly string[];
}

/** How the stream stands, for the status line. */
export type StreamState = 'opening' | 'open' | 'absent' | 'retrying';

/** What a stream needs of the world; tests bring their own. */
export interface StreamWorld {
  fetch: typeof fetch;
  headers: () => Record<string, string>;
  /** A 401 came: asks for a token; says whether there is a new one. */
  unlock: () => Promise<boolean>;
  /** A number from 0 to 1. */
  chance: () => number;
}

export interface StreamListener {
  onEvent: (event: EventSourceMessage) => void;
  onState: (state: StreamState) => void;
  /** Any sign of life, also a heartbeat. */
  onLife: () => void;
  /** The server could not be reached, or says nothing any more. */
  onLost: () => void;
}

const PATH = 'api/stream';
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 30_000;
/** A server without the stream may be replaced by one that has it. */
const ABSENT_WAIT_MS = 60_000;
/** Heartbeats come every 4 s. */
const SILENCE_MS = 30_000;
const MAX_EVENT_CHARACTERS = 4 << 20;

/**
 * How long to wait before the next try: doubles with each failure, with some chance in it, so that
 * many open pages do not come back at the same moment.
 *
 * @param failures in a row, from 1
 * @param chance 0 to 1
 * @returns milliseconds
 */
export function backOff(failures: number, chance: number): number {
  const most = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return Math.round(most / 2 + (most / 2) * chance);
}

/**
 * Server-sent events, read with fetch since a token travels in a header. Opens again by itself,
 * and says then which event was the last it had. It begins with a `gap`.
 */
export class EventStream {
  private controller: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private closed = false;
  private begun = false;
  private brokenOff = false;

  /**
   * @param lastId the last event that was heard before, of whatever types; empty if none was
   */
  constructor(
    private readonly interest: Interest,
    private readonly listener: StreamListener,
    private readonly world: StreamWorld,
    private lastId = '',
  ) {}

  /** The last event that was heard: another stream goes on behind it. */
  get lastHeard(): string {
    return this.lastId;
  }

  open(): void {
    this.listener.onState('opening');
    void this.connect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.controller?.abort();
  }

  private address(): string {
    const { types, subjects } = this.interest;
    const of = subjects.length === 0 ? '' : `&subjects=${subjects.map(encodeURIComponent).join(',')}`;
    return `${PATH}?types=${types.join(',')}${of}`;
  }

  private async connect(): Promise<void> {
    const controller = new AbortController();
    this.controller = controller;
    try {
      this.watch(controller);
      const response = await this.world.fetch(this.address(), {
        headers: {
          Accept: 'text/event-stream',
          ...this.world.headers(),
          ...(this.lastId === '' ? {} : { 'Last-Event-ID': this.lastId }),
        },
        signal: controller.signal,
        cache: 'no-store',
        redirect: 'error',
      });
      await this.read(response, controller);
    } catch {
      // Cut, unreachable or silent: the next try says what else there is to say.
      if (!this.closed) {
        this.again();
        this.listener.onLost();
      }
    } finally {
      clearTimeout(this.silence);
      // Nothing is read any more, also where the answer was no stream.
      controller.abort();
    }
  }

  private async read(response: Response, controller: AbortController): Promise<void> {
    if (response.status === 404 || response.status === 501) {
      this.listener.onLife();
      this.listener.onState('absent');
      this.later(ABSENT_WAIT_MS);
      return;
    }
    if (response.status === 400 && this.lastId !== '') {
      // The server does not know the place any more: begin anew.
      this.lastId = '';
      this.brokenOff = true;
    }
    if (response.status === 401) {
      this.listener.onLife();
      clearTimeout(this.silence);
      this.listener.onState('retrying');
      const unlocked = await this.world.unlock();
      this.later(unlocked ? 0 : ABSENT_WAIT_MS);
      return;
    }
    const type = response.headers.get('Content-Type') ?? '';
    if (!response.ok || response.body === null || !type.startsWith('text/event-stream')) {
      // Not now; but it is there.
      this.listener.onLife();
      this.again();
      return;
    }
    this.listener.onState('open');
    if (!this.begun || (this.brokenOff && this.lastId === '')) {
      // What was asked for before it began, or since it broke off, knows nothing of what came then.
      this.listener.onEvent({ event: 'gap', data: '{}', id: undefined });
    }
    this.begun = true;
    this.brokenOff = false;
    await this.readEvents(response.body, controller);
    this.again();
  }

  private async readEvents(
    body: ReadableStream<Uint8Array>,
    controller: AbortController,
  ): Promise<void> {
    const parser = createParser({
      onEvent: (event) => this.listener.onEvent(event),
      maxBufferSize: MAX_EVENT_CHARACTERS,
    });
    const place = new LastId((id) => (this.lastId = id));
    const reader = body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.closed) {
        return;
      }
      this.failures = 0;
      this.watch(controller);
      this.listener.onLife();
      const text = decoder.decode(value, { stream: true });
      parser.feed(text);
      place.feed(text);
    }
  }

  /** A connection that says nothing for long is dead, whatever the socket thinks. */
  private watch(controller: AbortController): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => controller.abort(), SILENCE_MS);
  }

  private again(): void {
    if (this.closed) {
      return;
    }
    this.brokenOff = true;
    this.failures++;
    this.listener.onState('retrying');
    this.later(backOff(this.failures, this.world.chance()));
  }

  private later(ms: number): void {
    if (!this.closed) {
      this.timer = setTimeout(() => void this.connect(), ms);
    }
  }
}
