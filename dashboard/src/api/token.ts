import { ref } from 'vue';

const KEY = 'tidewatch.token';

/** Whether the dialog that asks for a token is open. */
export const asking = ref(false);
/** Whether the server refused the token that it was sent. */
export const refused = ref(false);
/** The token where the browser keeps nothing for the page: a reload forgets it. */
let unstored: string | null = null;

/** Whether there is a token; the token itself is no state that a page could show. */
export const held = ref(readToken() !== null);

/** Counts the tokens that were given: whoever was refused asks anew. */
export const given = ref(0);

/** Whether a person closed the dialog without a token: what asks by itself leaves it closed. */
let declined = false;
let waiting: ((given: boolean) => void)[] = [];

/** The token, which is kept only as long as the tab is open. */
export function readToken(): string | null {
  try {
    return unstored ?? sessionStorage.getItem(KEY);
  } catch {
    return unstored;
  }
}

/**
 * Opens the dialog; the promise says whether a token was given. Once it was closed without one, it
 * stays closed until a person asks for it.
 *
 * @param byPerson whether a person asks, by a button or a change, and not a page by itself
 */
export function askForToken(byPerson = false): Promise<boolean> {
  if (declined && !byPerson) {
    return Promise.resolve(false);
  }
  refused.value = held.value;
  asking.value = true;
  return new Promise((resolve) => waiting.push(resolve));
}

/**
 * The dialog was answered; without a token it was closed.
 *
 * @param token kept as long as the tab is open
 */
export function answerToken(token: string | null): void {
  declined = token === null;
  if (token !== null) {
    keep(token);
  }
  asking.value = false;
  const told = waiting;
  waiting = [];
  told.forEach((resolve) => resolve(token !== null));
}

function keep(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
    unstored = null;
  } catch {
    unstored = token;
  }
  held.value = true;
  given.value++;
}

/** Forgets the token. */
export function forgetToken(): void {
  unstored = null;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept there.
  }
  held.value = false;
  refused.value = false;
}
