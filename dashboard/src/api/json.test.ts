import { describe, expect, it } from 'vitest';
import { parseJson, toNumber } from './json';
import { ApiProblem } from './problem';

describe('parseJson', () => {
  it('should keep each digit that a number would lose', () => {
    expect(
      parseJson('{"a":140.000,"b":67.698909331059600,"c":344430849261,"d":12345678901234567890}'),
    ).toEqual({ a: '140.000', b: '67.698909331059600', c: 344430849261, d: '12345678901234567890' });
  });

  it('should give plain numbers where nothing is lost', () => {
    expect(parseJson('[1795218674320,0.5,-3,true,null,"1"]')).toEqual([
      1795218674320,
      0.5,
      -3,
      true,
      null,
      '1',
    ]);
  });

  it('should not let names change what objects are', () => {
    const parsed = parseJson('{"__proto__":{"polluted":1}}') as Record<string, unknown>;
    expect(parsed['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('should make numbers for drawing', () => {
    expect(toNumber('140.000')).toBe(140);
    expect(toNumber(undefined)).toBeNaN();
  });
});

describe('ApiProblem', () => {
  it('should read a problem of RFC 9457', () => {
    const problem = ApiProblem.of(
      403,
      '{"type":"about:blank","title":"Forbidden","status":403,"detail":"changes need a token"}',
    );
    expect([problem.status, problem.detail]).toEqual([403, 'changes need a token']);
  });

  it('should read the older form, with the field at fault', () => {
    const problem = ApiProblem.of(400, '{"error":"x: expected a number","field":"x"}');
    expect([problem.detail, problem.field]).toEqual(['x: expected a number', 'x']);
  });

  it('should make something of what is no JSON', () => {
    expect(ApiProblem.of(502, '<html>').detail).toBe('HTTP 502');
    expect(ApiProblem.of(502, '').passing).toBe(true);
    expect(ApiProblem.of(400, '').passing).toBe(false);
  });
});
