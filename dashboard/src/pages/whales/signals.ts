import type { WhaleSignal } from '@/api/types';

const MOST = 300;

/** Whether something looks like a signal. */
export function isSignal(value: unknown): value is WhaleSignal {
  const signal = value as Partial<WhaleSignal> | null;
  return (
    typeof signal === 'object' &&
    signal !== null &&
    typeof signal.id === 'string' &&
    typeof signal.address === 'string' &&
    typeof signal.symbol === 'string' &&
    typeof signal.timestamp === 'number'
  );
}

/** Which signals a page shows; the server takes it the same way. */
export interface SignalFilter {
  /** Of all addresses if absent. */
  address?: string | undefined;
  /** Name of the venue (`BTC`, `@107`) or the symbol (`HYPE/USDC`); of all coins if absent. */
  coin?: string | undefined;
}

/** What was chosen and typed, as the server has it. */
export function signalFilter(address: string | null, typed: string): SignalFilter {
  const coin = typed.trim();
  return {
    address: address?.toLowerCase(),
    // Venues write names such as kPEPE: only what has no capital at all was typed without care.
    coin: coin === '' ? undefined : /[A-Z]/.test(coin) ? coin : coin.toUpperCase(),
  };
}

/** Whether a signal is one of those that are shown. */
export function isWanted(filter: SignalFilter, signal: WhaleSignal): boolean {
  return (
    (filter.address === undefined || signal.address === filter.address) &&
    (filter.coin === undefined ||
      signal.coin === filter.coin ||
      signal.symbol.toUpperCase() === filter.coin.toUpperCase())
  );
}

/** Each signal once, newest first, the newest 300. */
export function mergedSignals(
  known: readonly WhaleSignal[],
  came: readonly WhaleSignal[],
): readonly WhaleSignal[] {
  const ids = new Set(known.map((signal) => signal.id));
  const fresh = came.filter((signal) => !ids.has(signal.id));
  if (fresh.length === 0) {
    return known;
  }
  const byId = new Map([...known, ...fresh].map((signal) => [signal.id, signal]));
  return [...byId.values()].sort((a, b) => b.timestamp - a.timestamp).slice(0, MOST);
}
