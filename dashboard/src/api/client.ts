import { hearAnswer, hearCompleteness, hearSilence } from '@/live/connection';
import { parseJson } from './json';
import { ApiProblem } from './problem';
import { askForToken, forgetToken, readToken } from './token';

const TIMEOUT_MS = 15_000;
const GATEWAY = new Set([502, 504]);

type Parameters = Record<string, string | number | boolean | null | undefined>;

interface Wish {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  parameters?: Parameters;
  body?: unknown;
  /** Tag of the answer that a change is meant for: 412 if it is another one now. */
  meantFor?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A path with its parameters; those that say nothing are left out. */
export function address(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The headers that every question carries. */
export function headers(): Record<string, string> {
  const token = readToken();
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

async function send(path: string, wish: Wish): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(address(path, wish.parameters), {
      method: wish.method ?? 'GET',
      headers: {
        ...headers(),
        ...(wish.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(wish.meantFor === undefined ? {} : { 'If-Match': wish.meantFor }),
      },
      body: wish.body === undefined ? null : JSON.stringify(wish.body),
      signal: wish.signal ? AbortSignal.any([wish.signal, timeout]) : timeout,
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
  } catch (e) {
    if (wish.signal?.aborted) {
      throw e;
    }
    hearSilence();
    throw ApiProblem.noAnswer(timeout.aborted ? 'timeout' : 'unreachable');
  }
}

async function answered(path: string, wish: Wish): Promise<Response> {
  let sent = readToken();
  let response = await send(path, wish);
  // Pages read by themselves; behind a change there is a person.
  const byPerson = (wish.method ?? 'GET') !== 'GET';
  // Twice at most: a wrong token may be typed once more.
  for (let tries = 0; response.status === 401 && tries < 2; tries++) {
    const given = sent === readToken() ? await askForToken(byPerson) : true;
    if (!given && sent !== null && sent === readToken()) {
      // Nobody has another, and this one is of no use.
      forgetToken();
    }
    if (!given || wish.signal?.aborted) {
      break;
    }
    sent = readToken();
    response = await send(path, wish);
  }
  if (GATEWAY.has(response.status)) {
    // Something in between answers for a server that does not.
    hearSilence();
  } else {
    hearAnswer();
  }
  return response;
}

/** Asks, and gives the text of the answer. */
export async function askText(path: string, wish: Wish = {}): Promise<string> {
  const response = await answered(path, wish);
  const text = await response.text();
  if (!response.ok) {
    throw ApiProblem.of(response.status, text);
  }
  return text;
}

/** Asks, and gives what the JSON of the answer says; nothing if it is empty. */
export async function ask<T>(path: string, wish: Wish = {}): Promise<T> {
  return (await askTagged<T>(path, wish)).body;
}

/** The same with the tag of the answer, which a change can be meant for. */
export async function askTagged<T>(
  path: string,
  wish: Wish = {},
): Promise<{ body: T; tag: string | undefined }> {
  const response = await answered(path, wish);
  const text = await response.text();
  if (!response.ok) {
    throw ApiProblem.of(response.status, text);
  }
  const body = text === '' ? undefined : parseJson(text);
  hearCompleteness(path, response.headers, body);
  return { body: body as T, tag: response.headers.get('ETag') ?? undefined };
}

/** Part of a path that comes from outside. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}
