import { parse } from 'lossless-json';

/**
 * A number of the API. It is text where a JavaScript number would lose digits (also closing
 * zeros, which venues write on purpose), so that what is shown exactly can be.
 */
export type Num = number | string;

/** Keeps a number as such only if it says the same text again. */
function number(text: string): Num {
  const value = Number(text);
  return String(value) === text ? value : text;
}

/** Reads JSON without losing digits. */
export function parseJson(text: string): unknown {
  return parse(text, null, { parseNumber: number });
}

/** For drawing and comparing, where the last digits do not count. */
export function toNumber(value: Num | null | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}
