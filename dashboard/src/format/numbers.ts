import type { Num } from '@/api/json';

/** What is shown where nothing is known. */
export const NONE = '–';

function isKnown(value: Num | null | undefined): value is Num {
  return value !== null && value !== undefined && value !== '' && !Number.isNaN(Number(value));
}

/** Decimal text without an exponent, to the last digit. */
export function plain(value: Num): string {
  const text = String(value).toLowerCase();
  const [mantissa = '0', exponentText] = text.split('e');
  if (exponentText === undefined) {
    return text;
  }
  const exponent = Number(exponentText);
  const negative = mantissa.startsWith('-');
  const [whole = '0', fraction = ''] = mantissa.replace(/^[-+]/, '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  let moved: string;
  if (point <= 0) {
    moved = `0.${'0'.repeat(-point)}${digits}`;
  } else if (point >= digits.length) {
    moved = digits + '0'.repeat(point - digits.length);
  } else {
    moved = `${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  return (negative ? '-' : '') + moved;
}

/** To the last digit, thousands apart. */
export function exact(value: Num | null | undefined): string {
  if (!isKnown(value)) {
    return NONE;
  }
  const [whole = '', fraction] = plain(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat('en-US', options);
    formats.set(key, found);
  }
  return found;
}

/** Rounded to so many decimals. */
export function rounded(value: Num | null | undefined, decimals: number): string {
  return isKnown(value)
    ? format({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
        Number(value),
      )
    : NONE;
}

/** Dollars to the cent; of less than a cent as many digits as tell it apart from nothing. */
export function money(value: Num | null | undefined): string {
  if (!isKnown(value)) {
    return NONE;
  }
  const amount = Number(value);
  const options: Intl.NumberFormatOptions = { style: 'currency', currency: 'USD' };
  return Math.abs(amount) > 0 && Math.abs(amount) < 1
    ? format({ ...options, maximumSignificantDigits: 4 }).format(amount)
    : format(options).format(amount);
}

/** Dollars in a few characters: $1.23M. */
export function shortMoney(value: Num | null | undefined): string {
  return isKnown(value)
    ? format({
        style: 'currency',
        currency: 'USD',
        notation: 'compact',
        minimumFractionDigits: 0,
        maximumFractionDigits: 2,
      }).format(Number(value))
    : NONE;
}

/** A count in a few characters: 1.2M. */
export function short(value: Num | null | undefined): string {
  return isKnown(value)
    ? format({ notation: 'compact', maximumFractionDigits: 1 }).format(Number(value))
    : NONE;
}

/** A part of one as per cent. */
export function percentOf(part: Num | null | undefined, decimals = 1): string {
  return isKnown(part) ? percent(Number(part) * 100, decimals) : NONE;
}

/** Per cent. */
export function percent(value: Num | null | undefined, decimals = 2): string {
  return isKnown(value) ? `${rounded(value, decimals)} %` : NONE;
}

/** With a sign in front, also for gains. */
export function signed(text: string, value: Num | null | undefined): string {
  return isKnown(value) && Number(value) > 0 ? `+${text}` : text;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in a few characters. */
export function size(bytes: number | undefined): string {
  if (bytes === undefined) {
    return NONE;
  }
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${rounded(value, unit === 0 ? 0 : 1)} ${UNITS[unit]}`;
}
