import { computed, reactive, readonly } from 'vue';
import { hearDate } from './clock';

/** After so long without an answer it is no hiccup any more. */
const DISCONNECTED_AFTER_MS = 15_000;
const MAX_PARTIAL = 50;
/** What nobody asked again for so long is about another page. */
const FORGOTTEN_AFTER_MS = 60_000;

export interface Incomplete {
  path: string;
  /** Whether something is missing, whoever answered. */
  partial: boolean;
  /** Of partitions; absent where the answer says only that some is missing. */
  answered?: number;
  total?: number;
  /** Whether a standby answered, and how far it is behind, in records. */
  standby: boolean;
  lag?: string;
  at: number;
}

const state = reactive({
  /** When the last answer or word of the stream came; 0 before the first. */
  lastHeardAt: 0,
  /** When it went silent; 0 while it answers. */
  silentSince: 0,
  /** Whether questions went unanswered, and not only the stream of events was lost. */
  unanswered: false,
  /** Whether the stream of events is open, missing on this server, or to be opened again. */
  stream: 'opening' as 'opening' | 'open' | 'absent' | 'retrying',
  now: Date.now(),
});
const incomplete = reactive(new Map<string, Incomplete>());

/** Read by the status line. */
export const connection = readonly(state);

export type ConnectionLabel = 'connecting' | 'connected' | 'reconnecting' | 'disconnected';

/** One word for how it stands. */
export const label = computed<ConnectionLabel>(() => {
  if (state.silentSince > 0) {
    return state.now - state.silentSince >= DISCONNECTED_AFTER_MS ? 'disconnected' : 'reconnecting';
  }
  return state.lastHeardAt === 0 ? 'connecting' : 'connected';
});

/**
 * When the day of the browser's zone began, epoch milliseconds; changes at midnight, so that what was
 * said without a day is said again with it.
 */
export const today = computed(() => new Date(state.now).setHours(0, 0, 0, 0));

/** Answers that were not whole or not of the active instance, newest word of each question. */
export const incompleteAnswers = computed(() => [...incomplete.values()]);

/** Those of which something was missing. */
export const partialAnswers = computed(() => incompleteAnswers.value.filter((a) => a.partial));

/** Those that a standby gave. */
export const standbyAnswers = computed(() => incompleteAnswers.value.filter((a) => a.standby));

/** The server answered a question, whatever it said. */
export function hearAnswer(at = Date.now()): void {
  state.lastHeardAt = at;
  state.now = at;
  state.silentSince = 0;
  state.unanswered = false;
}

/**
 * A sign of life of the stream of events. It does not speak for questions: while they go unanswered,
 * what is shown is old, however well the stream beats.
 */
export function hearLife(at = Date.now()): void {
  if (!state.unanswered) {
    hearAnswer(at);
  }
}

/** The server did not answer a question. */
export function hearSilence(at = Date.now()): void {
  state.unanswered = true;
  hearLoss(at);
}

/** The stream of events was lost. */
export function hearLoss(at = Date.now()): void {
  state.now = at;
  if (state.silentSince === 0) {
    state.silentSince = at;
  }
}

/** How the stream of events stands. */
export function hearStream(now: typeof state.stream): void {
  state.stream = now;
}

/** The clock of the status line. */
export function tick(at = Date.now()): void {
  state.now = at;
  for (const [path, found] of incomplete) {
    if (at - found.at > FORGOTTEN_AFTER_MS) {
      incomplete.delete(path);
    }
  }
}

function counts(body: unknown): { answered?: number; total?: number; partial: boolean } {
  if (typeof body !== 'object' || body === null) {
    return { partial: false };
  }
  const said = body as Record<string, unknown>;
  const answered = said['partitionsAnswered'];
  const total = said['partitionsTotal'];
  if (typeof answered === 'number' && typeof total === 'number') {
    return { answered, total, partial: answered < total };
  }
  return { partial: said['status'] === 'partial' };
}

/** Whether an answer was whole, who gave it, and what time it was there. */
export function hearCompleteness(path: string, headers: Headers, body: unknown): void {
  hearDate(headers.get('Date'));
  const { answered, total, partial } = counts(body);
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const standby = [headers.get('Tidewatch-Source'), said['source']].some(
    (source) => typeof source === 'string' && source.toLowerCase() === 'standby',
  );
  const lag = headers.get('Tidewatch-Lag') ?? said['lag'];
  if (!partial && !standby) {
    incomplete.delete(path);
    return;
  }
  incomplete.set(path, {
    path,
    partial,
    ...(partial && answered !== undefined && total !== undefined ? { answered, total } : {}),
    standby,
    lag: typeof lag === 'string' || typeof lag === 'number' ? String(lag) : undefined,
    at: Date.now(),
  });
  if (incomplete.size > MAX_PARTIAL) {
    const oldest = incomplete.keys().next().value;
    if (oldest !== undefined) {
      incomplete.delete(oldest);
    }
  }
}
