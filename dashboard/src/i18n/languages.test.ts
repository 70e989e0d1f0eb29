import { describe, expect, it } from 'vitest';
import en from './en';
import zh from './zh';

function paths(words: object, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? paths(value as object, `${before}${key}.`)
      : [`${before}${key}`],
  );
}

function text(words: object, path: string): string {
  return String(
    path
      .split('.')
      .reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], words),
  );
}

const slots = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');

describe('the languages', () => {
  it('should have the same keys', () => {
    expect(paths(zh).sort()).toEqual(paths(en).sort());
  });

  it.each(paths(en))('should fill the same places in %s', (path) => {
    expect(slots(text(zh, path)).sort()).toEqual(slots(text(en, path)).sort());
  });

  it('should not hold what the library takes for its own syntax', () => {
    for (const words of [en, zh]) {
      expect(paths(words).filter((path) => /[@|]/.test(text(words, path)))).toEqual([]);
    }
  });
});
