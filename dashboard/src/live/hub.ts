import { onScopeDispose, watch } from 'vue';
import { headers } from '@/api/client';
import type { EventData } from '@/api/events';
import { parseJson } from '@/api/json';
import { EventStream } from '@/api/stream';
import type { Interest, StreamType } from '@/api/stream';
import { askForToken, given, held } from '@/api/token';
import { Batch } from './batch';
import { connection, hearLife, hearLoss, hearStream } from './connection';
import { Seats } from './seats';
import { Wire } from './wire';
import { Wishes } from './wishes';

/** An event of the stream, read. */
export interface LiveEvent {
  type: keyof EventData | 'gap';
  /** What it carries, see {@link EventData}; to be looked at first, since it comes from outside. */
  data: unknown;
}

type Listener = (events: LiveEvent[]) => void;

const NAMES = new Set(['alert', 'volume', 'analysis', 'anomaly', 'signal', 'feed', 'gap']);
/** Pages change faster than connections should. */
const SETTLE_MS = 150;

/** Of six connections that a browser opens to a server, some must be left for questions. */
const STREAMS_OF_ALL_TABS = 3;
/** What stands for all that was missed, so that listeners ask for it. */
const GAP: LiveEvent = { type: 'gap', data: null };

/** What comes all the time and was not heard for so long does not come. */
const DELIVERING_MS = 5_000;

/** Answers are a little behind the stream: what it did not tell they may tell so much later. */
const SETTLED_MS = 15_000;
const ASK_EVERY_MS = 3_000;
const ASK_EVERY_MS_WHILE_STREAMED = 20_000;

const wishes = new Wishes();
/** When a page began to lack what others have heard, or something was missed. */
let lackingSince = 0;
/** When an event of each kind came last. */
const heardAt = new Map<LiveEvent['type'], number>();
const listeners = new Set<Listener>();
const batch = new Batch<LiveEvent>((events, dropped) => {
  let told = events;
  if (dropped > 0) {
    mayLack();
    told = [GAP, ...events];
  }
  listeners.forEach((listener) => {
    try {
      listener(told);
    } catch (e) {
      // The others are told all the same.
      reportError(e);
    }
  });
});
const wire = new Wire(
  // Without HTTPS the browser has no locks, whatever the types say.
  new Seats((globalThis.navigator as Partial<Navigator> | undefined)?.locks, STREAMS_OF_ALL_TABS),
  opened,
  hearStream,
);

let settling: ReturnType<typeof setTimeout> | undefined;

/** Whether events come by themselves, so that asking may be rare. */
export function isStreaming(): boolean {
  return connection.stream === 'open';
}

/** Something that the stream told, or did not, is to be learned by asking: often, for a while. */
export function mayLack(): void {
  lackingSince = Date.now();
}

/** How long a page waits that learns of news by the stream, before it asks all the same. */
export function askEveryMs(): number {
  return isStreaming() && Date.now() - lackingSince > SETTLED_MS
    ? ASK_EVERY_MS_WHILE_STREAMED
    : ASK_EVERY_MS;
}

/** Whether events of a kind come just now. */
export function isDelivering(type: LiveEvent['type']): boolean {
  return isStreaming() && Date.now() - (heardAt.get(type) ?? 0) < DELIVERING_MS;
}

function settle(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (!document.hidden) {
      wire.listen(wishes.interest());
    }
  }, SETTLE_MS);
}

function opened(asked: Interest, lastHeard: string): EventStream {
  const stream = new EventStream(
    asked,
    {
      onEvent: (event) => {
        if (event.event !== undefined && NAMES.has(event.event)) {
          const type = event.event as LiveEvent['type'];
          heardAt.set(type, Date.now());
          if (type === 'gap') {
            mayLack();
          }
          batch.add({ type, data: parseData(event.data) });
        }
      },
      onState: hearStream,
      onLife: hearLife,
      onLost: hearLoss,
    },
    {
      fetch: (input, init) => fetch(input, init),
      headers,
      unlock: askForToken,
      chance: Math.random,
    },
    lastHeard,
  );
  stream.open();
  return stream;
}

function parseData(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

/** Opens the stream for as long as the tab is open, and closes it while nobody sees the tab. */
export function startStream(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      wire.rest();
    } else {
      settle();
    }
  });
  // It was opened with the token of before.
  watch([held, given], () => {
    wire.rest();
    settle();
  });
  settle();
}

/**
 * Hears events of some types while the caller's scope lives. A gap is told to all: what was heard
 * before it may lack something.
 *
 * @param subject of whom it may be only, where that is one: nothing is asked for while there is none,
 *     and of others it may be told all the same
 */
export function useEvents(
  asked: readonly StreamType[],
  listener: Listener,
  subject?: () => string | undefined,
): void {
  const wish = (of: string | undefined): (() => void) =>
    wishes.add(subject !== undefined && of === undefined ? [] : asked, of);
  let take = wish(subject?.());
  listeners.add(listener);
  mayLack();
  settle();
  if (subject !== undefined) {
    watch(subject, (now) => {
      take();
      take = wish(now);
      settle();
    });
  }
  onScopeDispose(() => {
    listeners.delete(listener);
    take();
    settle();
  });
}
