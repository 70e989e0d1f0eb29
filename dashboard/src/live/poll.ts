import { onScopeDispose, readonly, ref, shallowRef, watch } from 'vue';
import type { DeepReadonly, Ref } from 'vue';
import { ApiProblem } from '@/api/problem';
import { given } from '@/api/token';
import { connection } from './connection';

const MOST_WAIT_MS = 15_000;
const NUDGED_WAIT_MS = 1_000;

export interface Polling {
  /** The newest problem; nothing once it answers again. */
  problem: Readonly<Ref<ApiProblem | null>>;
  /** Whether the first answer is still to come. */
  loading: DeepReadonly<Ref<boolean>>;
  /** Asks now, whatever is under way: what is asked for has changed. */
  refresh: () => void;
  /** There is news: asks soon, but once a second at most. */
  nudge: () => void;
}

/**
 * Asks again and again while the page that began it is open and the tab can be seen. Questions
 * never overlap; after failures it waits longer.
 *
 * @param everyMs from an answer to the next question, in milliseconds
 */
export function usePolling(
  question: (signal: AbortSignal) => Promise<void>,
  everyMs: () => number,
): Polling {
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(true);
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;
  let closed = false;
  let nudged = false;

  async function run(): Promise<void> {
    clearTimeout(timer);
    running?.abort();
    const mine = new AbortController();
    running = mine;
    nudged = false;
    try {
      await question(mine.signal);
      failures = 0;
      problem.value = null;
    } catch (e) {
      if (mine.signal.aborted) {
        return;
      }
      failures++;
      problem.value = e instanceof ApiProblem ? e : ApiProblem.noAnswer(String(e));
    }
    if (running === mine) {
      running = null;
      loading.value = false;
      schedule();
    }
  }

  function schedule(): void {
    if (closed || document.hidden) {
      return;
    }
    const usual = nudged ? Math.min(NUDGED_WAIT_MS, everyMs()) : everyMs();
    const wait = failures === 0 ? usual : Math.min(MOST_WAIT_MS, 1000 * 2 ** (failures - 1));
    timer = setTimeout(() => void run(), wait);
  }

  function nudge(): void {
    if (nudged) {
      return;
    }
    nudged = true;
    // While a question is under way, the one after it comes soon.
    if (running === null) {
      clearTimeout(timer);
      schedule();
    }
  }

  function onVisibility(): void {
    if (document.hidden) {
      clearTimeout(timer);
    } else if (running === null) {
      void run();
    }
  }

  // The server is back: no need to wait out what its absence made longer.
  watch(
    () => connection.stream === 'open',
    (isOpen) => {
      if (isOpen && failures > 0 && running === null && !document.hidden) {
        void run();
      }
    },
    { flush: 'sync' },
  );
  watch(
    given,
    () => {
      if (failures > 0 && running === null && !document.hidden) {
        void run();
      }
    },
    { flush: 'sync' },
  );
  document.addEventListener('visibilitychange', onVisibility);
  onScopeDispose(() => {
    closed = true;
    clearTimeout(timer);
    running?.abort();
    document.removeEventListener('visibilitychange', onVisibility);
  });
  void run();
  return { problem, loading: readonly(loading), refresh: () => void run(), nudge };
}
