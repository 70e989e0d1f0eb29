import { afterEach, describe, expect, it, vi } from 'vitest';

/** The server of a tab that has just been opened, and what the tab asks it with. */
async function opened(accepted: string, status = 401) {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal(
    'fetch',
    vi.fn((_: string, wish: RequestInit) => {
      const sent = (wish.headers as Record<string, string>)['Authorization'];
      const good = sent === `Bearer ${accepted}`;
      return Promise.resolve(new Response(good ? '{"a":1}' : '{}', { status: good ? 200 : status }));
    }),
  );
  vi.resetModules();
  return { ...(await import('./client')), ...(await import('./token')) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a server that wants a token for reading', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('should ask once, and not again after it was cancelled', async () => {
    const { ask, asking, answerToken } = await opened('right');
    const first = Promise.allSettled([ask('api/rules'), ask('api/alerts')]);
    await settled();
    expect(asking.value).toBe(true);
    answerToken(null);
    expect((await first).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    await expect(ask('api/rules')).rejects.toMatchObject({ status: 401 });
    expect(asking.value).toBe(false);
  });

  it('should go on with a token that the browser refuses to keep', async () => {
    const { ask, asking, answerToken, forgetToken } = await opened('right');
    const refuse = (): never => {
      throw new DOMException('not allowed', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const asked = ask('api/rules');
    await settled();
    expect(asking.value).toBe(true);
    answerToken('right');
    expect(await asked).toEqual({ a: 1 });
    expect(await ask('api/alerts')).toEqual({ a: 1 });
    forgetToken();
    void ask('api/alerts').catch(() => undefined);
    await settled();
    expect(asking.value).toBe(true);
    answerToken(null);
  });

  it('should ask again when a person does, and go on with the token', async () => {
    const { ask, asking, askForToken, answerToken, held } = await opened('right');
    const first = ask('api/rules').catch(() => null);
    await settled();
    answerToken(null);
    await first;
    const given = askForToken(true);
    expect(asking.value).toBe(true);
    answerToken('right');
    expect([await given, held.value]).toEqual([true, true]);
    await expect(ask('api/rules')).resolves.toEqual({ a: 1 });
  });

  it('should ask for a change, behind which there is a person', async () => {
    const { ask, asking, answerToken } = await opened('right');
    const first = ask('api/rules').catch(() => null);
    await settled();
    answerToken(null);
    await first;
    const change = ask('api/rules/r', { method: 'PUT', body: {} });
    await settled();
    expect(asking.value).toBe(true);
    answerToken('right');
    await expect(change).resolves.toEqual({ a: 1 });
  });

  it('should not ask for a token that came while the question was under way', async () => {
    const { ask, asking, askForToken, answerToken } = await opened('right');
    const question = ask('api/rules');
    void askForToken(true);
    answerToken('right');
    await expect(question).resolves.toEqual({ a: 1 });
    expect(asking.value).toBe(false);
  });

  it('should forget a token that it refused, once nobody gives another', async () => {
    const { ask, askForToken, answerToken, held, refused } = await opened('right');
    void askForToken(true);
    answerToken('of yesterday');
    const question = ask('api/rules').catch(() => null);
    await settled();
    expect(refused.value).toBe(true);
    answerToken(null);
    await question;
    expect([held.value, refused.value]).toEqual([false, false]);
  });

  it('should keep a token that may not change anything, and take another', async () => {
    const { ask, askForToken, answerToken, held } = await opened('of the operator', 403);
    void askForToken(true);
    answerToken('of a reader');
    const change = () => ask('api/rules/r', { method: 'PUT', body: {} });
    await expect(change()).rejects.toMatchObject({ status: 403 });
    void askForToken(true);
    answerToken(null);
    expect(held.value).toBe(true);
    void askForToken(true);
    answerToken('of the operator');
    await expect(change()).resolves.toEqual({ a: 1 });
  });
});
