import { describe, expect, it } from 'vitest';
import { Seats } from './seats';
import type { Locks } from './seats';

/** Locks as all tabs of a browser share them. */
function shared(): Locks {
  const held = new Set<string>();
  return {
    request: async (name: string, _: unknown, use: (lock: Lock | null) => unknown) => {
      if (held.has(name)) {
        return use(null);
      }
      held.add(name);
      const result = await use({ name, mode: 'exclusive' });
      held.delete(name);
      return result;
    },
  } as unknown as Locks;
}

describe('Seats', () => {
  it('should be as many as there are, of all tabs together', async () => {
    const locks = shared();
    const tabs = [1, 2, 3].map(() => new Seats(locks, 2));
    const taken = await Promise.all(tabs.map((tab) => tab.take()));
    expect(taken.filter((leave) => leave !== null)).toHaveLength(2);
  });

  it('should be free again once they are left', async () => {
    const seats = new Seats(shared(), 1);
    const leave = await seats.take();
    expect(await seats.take()).toBeNull();
    leave?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(await seats.take()).not.toBeNull();
  });

  it('should be there for everybody where a browser has no locks', async () => {
    const seats = new Seats(undefined, 0);
    expect(await seats.take()).not.toBeNull();
  });

  it('should be there for everybody where a browser refuses its locks', async () => {
    const refusing = { request: () => Promise.reject(new Error('SecurityError')) };
    expect(await new Seats(refusing as unknown as Locks, 1).take()).not.toBeNull();
  });
});
