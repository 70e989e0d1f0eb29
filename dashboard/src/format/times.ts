import { NONE } from './numbers';

/** Epoch milliseconds of what is milliseconds or ISO text. */
export function millis(time: number | string | null | undefined): number {
  if (time === null || time === undefined || time === '') {
    return Number.NaN;
  }
  return typeof time === 'number' ? time : Date.parse(time);
}

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Time of day in the browser's zone, with the day if it is not today's.
 *
 * @param now any time of today
 */
export function clock(time: number | string | null | undefined, now = Date.now()): string {
  const at = millis(time);
  if (Number.isNaN(at)) {
    return NONE;
  }
  const date = new Date(at);
  const text = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  if (date.toDateString() === new Date(now).toDateString()) {
    return text;
  }
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${text}`;
}

/** The same in UTC, to the millisecond. */
export function utc(time: number | string | null | undefined): string {
  const at = millis(time);
  return Number.isNaN(at) ? '' : new Date(at).toISOString().replace('T', ' ').replace('Z', ' UTC');
}

/** A length of time in a few characters, the same in every language: 450 ms, 12 s, 3 min, 2 h 05. */
export function span(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || Number.isNaN(ms)) {
    return NONE;
  }
  const size = Math.abs(ms);
  if (size < 1_000) {
    return `${Math.round(ms)} ms`;
  }
  if (size < 90_000) {
    return `${(ms / 1000).toFixed(size < 10_000 ? 1 : 0)} s`;
  }
  if (size < 5_400_000) {
    return `${Math.round(ms / 60_000)} min`;
  }
  if (size < 172_800_000) {
    return `${Math.floor(ms / 3_600_000)} h ${two(Math.floor((ms % 3_600_000) / 60_000))}`;
  }
  return `${Math.floor(ms / 86_400_000)} d`;
}

const ISO_SPAN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration such as PT5M; nothing if it is none. */
export function isoSpan(text: string): number | undefined {
  const match = ISO_SPAN.exec(text.trim().toUpperCase());
  if (match === null || text.trim().length < 3) {
    return undefined;
  }
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
}
