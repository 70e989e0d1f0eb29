import { describe, expect, it } from 'vitest';
import { csv } from './csv';
import { exact, money, percentOf, plain, rounded, shortMoney, signed, size } from './numbers';
import { clock, isoSpan, span, utc } from './times';

describe('numbers', () => {
  it.each([
    ['140.000', '140.000'],
    ['2070577.19833000', '2,070,577.19833000'],
    ['-1234.5', '-1,234.5'],
    ['12345678901234567890', '12,345,678,901,234,567,890'],
    [0.0000001, '0.0000001'],
    ['1.5E+3', '1,500'],
    [0, '0'],
  ])('should show %s to the last digit', (value, shown) => {
    expect(exact(value)).toBe(shown);
  });

  it.each([
    ['1e-7', '0.0000001'],
    ['-1.25e-3', '-0.00125'],
    ['1.25e1', '12.5'],
    ['7', '7'],
  ])('should write %s without an exponent', (value, shown) => {
    expect(plain(value)).toBe(shown);
  });

  it('should say of nothing that it is not known', () => {
    expect([exact(null), money(undefined), rounded('', 2), percentOf(null)]).toEqual([
      '–',
      '–',
      '–',
      '–',
    ]);
  });

  it('should show money', () => {
    expect(money('2000180.0356')).toBe('$2,000,180.04');
    expect(money(0.003836159801)).toBe('$0.003836');
    expect(shortMoney(2_000_000)).toBe('$2M');
    expect(money('-70663.74')).toBe('-$70,663.74');
  });

  it('should show parts, gains and sizes', () => {
    expect(percentOf('0.6154')).toBe('61.5 %');
    expect(signed('5', '5')).toBe('+5');
    expect(signed('-5', -5)).toBe('-5');
    expect(size(1_234_567)).toBe('1.2 MB');
    expect(size(undefined)).toBe('–');
  });
});

describe('times', () => {
  it('should tell UTC to the millisecond', () => {
    expect(utc(1795218674320)).toBe('2026-11-20 23:51:14.320 UTC');
    expect(utc('2026-11-21T10:03:00Z')).toBe('2026-11-21 10:03:00.000 UTC');
    expect(utc(undefined)).toBe('');
  });

  it('should show the day only where it is not today', () => {
    const at = new Date(2026, 10, 21, 8, 5, 9).getTime();
    expect(clock(at, at + 1_000)).toBe('08:05:09');
    expect(clock(at, at + 86_400_000)).toBe('2026-11-21 08:05:09');
    expect(clock(null)).toBe('–');
  });

  it.each([
    [450, '450 ms'],
    [1_500, '1.5 s'],
    [61_000, '61 s'],
    [600_000, '10 min'],
    [7_500_000, '2 h 05'],
    [3 * 86_400_000, '3 d'],
  ])('should show %d ms as a span', (ms, shown) => {
    expect(span(ms)).toBe(shown);
  });

  it.each([
    ['PT5M', 300_000],
    ['PT1H30M', 5_400_000],
    ['P1DT0.5S', 86_400_500],
    ['pt10s', 10_000],
    ['5m', undefined],
    ['PT', undefined],
    ['', undefined],
  ])('should read the duration %s', (text, ms) => {
    expect(isoSpan(text)).toBe(ms);
  });
});

describe('csv', () => {
  it('should quote what holds commas, quotes and ends of lines', () => {
    expect(csv(['a', 'b'], [['x,y', 'say "hi"\nnow'], [1, undefined]])).toBe(
      '\uFEFF"a","b"\r\n"x,y","say ""hi""\nnow"\r\n1,\r\n',
    );
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1+1', '＠x', '=HYPERLINK("http://x","y")'])(
    'should disarm the formula %j',
    (text) => {
      const line = csv(['a'], [[text]]).split('\r\n').slice(1, -1).join('\r\n');
      expect(line.startsWith('"\'')).toBe(true);
    },
  );

  it.each([
    ['closed;=1+1', "closed;'=1+1"],
    ['closed\t@x', "closed\t'@x"],
    ['a, =cmd()', "a, '=cmd()"],
    ['a\n＝1', "a\n'＝1"],
    ['code 1006; -5', 'code 1006; -5'],
  ])('should disarm a formula behind what may end a cell in %j', (text, tame) => {
    expect(csv([], [[text]])).toBe(`\uFEFF\r\n"${tame}"\r\n`);
  });

  it('should leave numbers alone, also below zero', () => {
    expect(csv(['a'], [[-12.5], ['-7']])).toBe('\uFEFF"a"\r\n-12.5\r\n-7\r\n');
  });
});
