import { describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { FreshStart, watchParts } from './fresh';

function tab(kept = new Map<string, string>()) {
  const loaded: string[] = [];
  const world = { build: 'one', isThere: true, remembers: true };
  const fresh = (): FreshStart =>
    new FreshStart({
      storage: () => {
        if (!world.remembers) {
          throw new Error('denied');
        }
        return {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => void kept.set(key, value),
        };
      },
      build: world.build,
      answers: () => Promise.resolve(world.isThere),
      load: (path) => loaded.push(path),
    });
  return { fresh, loaded, world };
}

describe('a part of a page that cannot be loaded', () => {
  it('should bring the wanted page anew, once for each build', async () => {
    const { fresh, loaded, world } = tab();
    const before = fresh();
    await before.lacks('/whales/0x1');
    expect([loaded, before.lacking.value]).toEqual([['/whales/0x1'], null]);

    const after = fresh();
    await after.lacks('/whales/0x1');
    expect([loaded.length, after.lacking.value]).toEqual([1, '/whales/0x1']);
    after.again();
    expect(loaded).toEqual(['/whales/0x1', '/whales/0x1']);

    world.build = 'two';
    await fresh().lacks('/feeds');
    expect(loaded.at(-1)).toBe('/feeds');

    // Servers of both builds answer by turns.
    world.build = 'one';
    await fresh().lacks('/feeds');
    expect(loaded).toHaveLength(3);
  });

  it('should keep what is shown while the server is away', async () => {
    const { fresh, loaded, world } = tab();
    world.isThere = false;
    const page = fresh();
    await page.lacks('/whales');
    expect([loaded, page.lacking.value]).toEqual([[], '/whales']);
    page.whole();
    expect(page.lacking.value).toBeNull();
    world.isThere = true;
    await page.lacks('/whales');
    expect(loaded).toEqual(['/whales']);
  });

  it('should not load for ever in a tab that remembers nothing', async () => {
    const { fresh, loaded, world } = tab();
    world.remembers = false;
    const page = fresh();
    await page.lacks('/whales');
    expect([loaded, page.lacking.value]).toEqual([[], '/whales']);
  });

  it('should be loaded once, whoever says so', async () => {
    const { fresh, loaded } = tab();
    const page = fresh();
    await Promise.all([page.lacks('/whales'), page.lacks('/whales')]);
    expect(loaded).toEqual(['/whales']);
  });
});

describe('the router', () => {
  const away = new TypeError('Failed to fetch dynamically imported module: WhalesPage-old.js');

  function routed() {
    const { fresh, loaded } = tab();
    const start = fresh();
    const events = new EventTarget();
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', component: { render: () => null } },
        { path: '/whales/:address?', component: () => Promise.reject(away) },
      ],
    });
    watchParts(router, start, events);
    return { router, start, events, loaded };
  }

  it('should ask for the page that was wanted, not the one that is shown', async () => {
    const { router, loaded } = routed();
    await router.push('/');
    await router.push('/whales/0x1?a=b').catch(() => undefined);
    await Promise.resolve();
    expect(loaded).toEqual(['/whales/0x1?a=b']);
  });

  it('should ask for the page that is shown when a part of it is gone', async () => {
    const { router, events, loaded, start } = routed();
    await router.push('/?tab=1');
    events.dispatchEvent(new Event('vite:preloadError'));
    await new Promise((done) => setTimeout(done));
    expect(loaded).toEqual(['/?tab=1']);
    start.lacking.value = '/x';
    await router.push('/?tab=2');
    expect(start.lacking.value).toBeNull();
  });
});
