import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import type { Alert, Alerts, Decision, Rule } from '@/api/types';
import { NOTHING_LISTED } from '@/live/listing';
import { caughtNearMisses, changed, effectOf, reaches } from './effect';
import type { Written } from './episodes';
import { alertsOf, writtenOf } from './past';
import { subjectOf } from './subject';

const LARGE = {
  cooldown: 'PT5M',
  'escalation-factor': 'none',
  'exit-factor': '0.8',
  severity: 'major',
  'side-share': '0.6',
  'threshold-usd': '2000000',
};

function rule(id: string, parameters: Record<string, string>, overrides: Rule['overrides'] = []): Rule {
  return {
    id,
    version: 0,
    parameters,
    defaults: parameters,
    descriptions: { cooldown: 'between two alerts of a symbol' },
    overrides,
  };
}

let count = 0;
function alert(
  id: string,
  parameters: Record<string, string>,
  parts: Partial<Alert> & { inputs?: Record<string, unknown> } = {},
): Alert {
  const { inputs, ...rest } = parts;
  return {
    id: `a${count++}`,
    rule: id,
    subject: 'BTCUSDT',
    side: 'BUY',
    value: 2_100_000,
    threshold: 2_000_000,
    severity: 'MAJOR',
    eventTime: 1_000_000,
    evidence: {
      rule: { id, version: 0, parameters },
      episode: { startedAt: 0, number: 1 },
      window: { after: 0, upTo: 1 },
      inputs: { kind: id, ...inputs },
      records: [],
      feed: { missingTrades: 0, backfilledTrades: 0, epoch: 0, receiveLagMs: 0 },
    },
    ...rest,
  };
}

const large = (parts: Parameters<typeof alert>[2] = {}): Alert =>
  alert('large-trades', LARGE, parts);

function decision(reason: Decision['reason'], parts: Partial<Decision> = {}): Decision {
  return {
    rule: 'large-trades',
    subject: 'BTCUSDT',
    reason,
    from: 0,
    to: 0,
    count: 1,
    value: 2_100_000,
    threshold: 2_000_000,
    ruleVersion: 0,
    firstInput: 0,
    lastInput: 0,
    detail: '',
    ...parts,
  };
}

function written(...decisions: Decision[]): Map<string, Written> {
  return new Map([['BTCUSDT', { decisions, truncated: false }]]);
}

/** Begins an episode of its own at the time it is sent. */
function episode(eventTime: number, parts: Parameters<typeof alert>[2] = {}): Alert {
  const made = large({ eventTime, ...parts });
  return { ...made, evidence: { ...made.evidence, episode: { startedAt: eventTime, number: 1 } } };
}

const counts = (effect: { fires: number; silent: number; unknown: number }): number[] => [
  effect.fires,
  effect.silent,
  effect.unknown,
];

describe('effectOf', () => {
  it('should change nothing where nothing is changed', () => {
    const effect = effectOf(rule('large-trades', LARGE), LARGE, { ...LARGE }, [large(), large()]);
    expect([effect.fires, effect.silent, effect.unknown]).toEqual([2, 0, 0]);
    expect(changed(LARGE, { ...LARGE, cooldown: ' PT5M ' })).toEqual([]);
  });

  describe('of a higher threshold', () => {
    // An alert of the demo: its value passed the threshold, and its episode went on to rise.
    const fired = episode(1_000, { value: '2000180.04' });
    const over = (to: number, value: string): Decision =>
      decision('RESOLVED', { from: 1_000, to, value });
    const raised = (value: string, decisions: Decision[], alerts = [fired]) =>
      effectOf(
        rule('large-trades', LARGE),
        LARGE,
        { ...LARGE, 'threshold-usd': value },
        alerts,
        undefined,
        written(...decisions),
      );

    it('should call silent only what is known to have stayed below, to the last digit', () => {
      const end = over(9_000, '2422040.46');
      expect(counts(raised('2422040.47', [end]))).toEqual([0, 1, 0]);
      expect(raised('2422040.47', [end]).notes).toEqual([]);
      expect(counts(raised('2422040.46', [end]))).toEqual([1, 0, 0]);
      expect(raised('2422040.46', [end]).notes).toEqual(['firesLater']);
    });

    it('should not tell of one that comes too soon after one that comes later than it did', () => {
      const next = (at: number): Alert => episode(at, { value: '3000000' });
      const end = over(200_000, '2422040.46');
      expect(counts(raised('2400000', [end], [next(500_000), fired]))).toEqual([2, 0, 0]);
      expect(counts(raised('2400000', [end], [next(499_999), fired]))).toEqual([1, 0, 1]);
      // Of an end that was not kept: what was over the threshold after a cooldown was told.
      expect(counts(raised('2400000', [], [next(601_000), fired]))).toEqual([1, 0, 1]);
      expect(counts(raised('2400000', [], [next(600_999), fired]))).toEqual([0, 0, 2]);
      expect(raised('2400000', [end], [next(499_999), fired]).notes).toEqual(['firesLater', 'doubtful']);
    });

    it('should not take a peak of before the alert for one of after it', () => {
      const held: Alert = {
        ...fired,
        eventTime: 300_000,
        evidence: { ...fired.evidence, episode: { startedAt: 120_000, number: 1 } },
      };
      const end = decision('RESOLVED', { from: 120_000, to: 360_000, value: '5000000' });
      expect(counts(raised('3000000', [end], [held]))).toEqual([0, 0, 1]);
      expect(counts(raised('6000000', [end], [held]))).toEqual([0, 1, 0]);
    });

    it('should not tell what follows where something comes that was held back', () => {
      const next = episode(310_000, { value: '3000000' });
      const ends = [
        decision('RESOLVED', { from: 310_000, to: 390_000, value: '3000000' }),
        over(90_000, '2100000'),
      ];
      const heldBack = (value: string): Decision =>
        decision('COOLDOWN', { from: 120_000, to: 270_000, value });
      expect(counts(raised('2400000', ends, [next, fired]))).toEqual([1, 1, 0]);
      expect(counts(raised('2400000', [...ends, heldBack('2399999')], [next, fired]))).toEqual([1, 1, 0]);
      expect(counts(raised('2400000', [...ends, heldBack('2400000')], [next, fired]))).toEqual([0, 1, 1]);
    });

    it('should leave alone what came within the cooldown of now, where that is not changed', () => {
      const soon = [episode(130_000, { value: '9000000' }), episode(10_000, { value: '9000000' })];
      const other = episode(5_000, { subject: 'ETHUSDT' });
      expect(counts(raised('2400000', [], [...soon, other]))).toEqual([2, 0, 1]);
    });

    it('should not tell where the peak was not kept', () => {
      const other = decision('RESOLVED', { from: 999, to: 9_000, value: '2000200' });
      expect(counts(raised('2100000', [other]))).toEqual([0, 0, 1]);
      expect(raised('2100000', [other]).notes).toEqual(['later']);
      expect(counts(raised('2000180.04', []))).toEqual([1, 0, 0]);
    });

    it('should not take an end for sure that was told since no data came', () => {
      const quiet = decision('RESOLVED_NO_DATA', { from: 1_000, to: 9_000, value: '2000200' });
      const more = decision('COOLDOWN', { from: 9_500, to: 9_500, value: '2500000' });
      expect(counts(raised('2100000', [quiet]))).toEqual([0, 1, 0]);
      expect(counts(raised('2100000', [more, quiet]))).toEqual([0, 0, 1]);
      const next = episode(9_400, { value: '2000100' });
      expect(raised('2100000', [more, quiet], [next, fired]).judged.at(-1)?.verdict).toBe('silent');
    });

    it('should not tell which of several alerts of an episode would have come', () => {
      const second: Alert = {
        ...fired,
        id: 'second',
        eventTime: 400_000,
        evidence: { ...fired.evidence, episode: { startedAt: 1_000, number: 2 } },
      };
      const end = over(900_000, '2422040.46');
      expect(counts(raised('2300000', [end], [second, fired]))).toEqual([0, 0, 2]);
      expect(counts(raised('2500000', [end], [second, fired]))).toEqual([0, 2, 0]);
    });

    it('should take walls and levels as they were: nothing of them comes later', () => {
      const before = { 'threshold-usd': '2000000', cooldown: 'PT5M' };
      const after = { ...before, 'threshold-usd': '2200000' };
      const effect = effectOf(rule('wall-pulled', before), before, after, [
        alert('wall-pulled', before),
      ]);
      expect(counts(effect)).toEqual([0, 1, 0]);
    });

    it('should not take the end of one side of a book for that of both', () => {
      const before = { 'threshold-score': '70' };
      const both = alert('depth-anomaly', before, { side: 'BOTH', value: 71, threshold: 70 });
      const end = decision('RESOLVED', { from: 0, to: 5, value: 72, side: 'BUY' });
      const after = { 'threshold-score': '80' };
      const of = (one: Alert) =>
        effectOf(rule('depth-anomaly', before), before, after, [one], undefined, written(end));
      expect(counts(of(both))).toEqual([0, 0, 1]);
      expect(counts(of({ ...both, side: 'BUY' }))).toEqual([0, 1, 0]);
    });
  });

  it('should say of a lower threshold what is not known', () => {
    const after = { ...LARGE, 'threshold-usd': '500000' };
    const effect = effectOf(rule('large-trades', LARGE), LARGE, after, [large()]);
    expect(effect.fires).toBe(1);
    expect(effect.notes).toContain('lower');
  });

  it('should not judge an alert that was compared with something else', () => {
    const odd = large({ threshold: 1_000_000 });
    const after = { ...LARGE, 'threshold-usd': '3000000' };
    const effect = effectOf(rule('large-trades', LARGE), LARGE, after, [odd]);
    expect(effect.unknown).toBe(1);
    expect(effect.notes).toContain('notInEvidence');
  });

  it('should hold back what comes within a longer cooldown', () => {
    const minute = 60_000;
    const alerts = [20, 8, 0].map((at) => episode(at * minute));
    const after = { ...LARGE, cooldown: 'PT10M' };
    const verdicts = (end: number) =>
      effectOf(
        rule('large-trades', LARGE),
        LARGE,
        after,
        alerts,
        undefined,
        written(decision('RESOLVED', { from: 8 * minute, to: end })),
      ).judged.map((one) => one.verdict);
    expect(verdicts(9 * minute)).toEqual(['fires', 'silent', 'fires']);
    expect(verdicts(10 * minute)).toEqual(['fires', 'silent', 'fires']);
    // Still over the threshold as the cooldown ends: an alert comes then, before the episode ends.
    expect(verdicts(11 * minute)).toEqual(['unknown', 'unknown', 'fires']);
  });

  it('should hold back what only an escalation let through', () => {
    const escalating = { ...LARGE, 'escalation-factor': '2' };
    const alerts = [
      episode(60_000, { value: '5000000' }),
      episode(0, { value: '2000001' }),
    ];
    const judged = (factor: string, end: number) =>
      effectOf(
        rule('large-trades', escalating),
        escalating,
        { ...escalating, 'escalation-factor': factor },
        alerts,
        undefined,
        written(decision('RESOLVED', { from: 60_000, to: end, value: 5_000_000 })),
      );
    expect(counts(judged('none', 100_000))).toEqual([1, 1, 0]);
    expect(counts(judged('none', 400_000))).toEqual([1, 0, 1]);
    expect(counts(judged('3', 100_000))).toEqual([1, 1, 0]);
    expect(counts(judged('2.4', 100_000))).toEqual([2, 0, 0]);
    expect(judged('1.5', 100_000).notes).toEqual(['escalation']);
    expect(judged('none', 100_000).notes).toEqual([]);
  });

  it.each([
    ['escalation-factor', ''],
    ['escalation-factor', 'non'],
    ['cooldown', 'PT'],
  ])('should tell nothing of %s while it is half typed: %j', (name, typed) => {
    const before = { ...LARGE, 'escalation-factor': '2' };
    const alerts = [episode(60_000), episode(0)];
    const after = { ...before, [name]: typed };
    expect(counts(effectOf(rule('large-trades', before), before, after, alerts))).toEqual([0, 0, 2]);
  });

  it('should let another side through while there is an escalation', () => {
    const before = { ...LARGE, 'escalation-factor': '2' };
    const alerts = [episode(60_000, { side: 'SELL' }), episode(0)];
    const after = { ...before, 'escalation-factor': '9' };
    expect(counts(effectOf(rule('large-trades', before), before, after, alerts))).toEqual([2, 0, 0]);
  });

  it('should let escalations through a cooldown as far as it can tell', () => {
    const before = { ...LARGE, 'escalation-factor': '2' };
    const alerts = [480_000, 0].map((at) => large({ eventTime: at }));
    const after = { ...before, cooldown: 'PT10M' };
    const effect = effectOf(rule('large-trades', before), before, after, alerts);
    expect(effect.judged.map((one) => one.verdict)).toEqual(['unknown', 'fires']);
  });

  it('should count other sides without calling them silent', () => {
    const alerts = [large({ inputs: { buyUsd: '1300000', sellUsd: 800000 } })];
    const after = { ...LARGE, 'side-share': '0.7' };
    const effect = effectOf(rule('large-trades', LARGE), LARGE, after, alerts);
    expect([effect.fires, effect.otherSide]).toEqual([1, 1]);
  });

  it('should leave out subjects that have values of their own', () => {
    const own = { subject: 'ETHUSDT', version: 1, effectiveFrom: 0, inForce: true };
    const ruleWithOverride = rule('large-trades', LARGE, [
      { ...own, parameters: { 'threshold-usd': '1' } },
    ]);
    const alerts = [large(), large({ subject: 'ETHUSDT' })];
    const after = { ...LARGE, 'threshold-usd': '9000000' };
    const whole = effectOf(ruleWithOverride, LARGE, after, alerts);
    expect([whole.judged.length, whole.unknown]).toEqual([1, 1]);
    expect(whole.notes).toContain('otherSubjects');
    const one = effectOf(ruleWithOverride, LARGE, after, alerts, 'ETHUSDT');
    expect(one.judged.map((j) => j.alert.subject)).toEqual(['ETHUSDT']);
  });

  it('should weigh whales by their classes', () => {
    const before = { 'alert-class': 'large', 'large-usd': '1000000', 'medium-usd': '100000' };
    const alerts = [1_155_000, 1_900_000].map((value) => alert('whale-move', before, { value }));
    const after = { ...before, 'large-usd': '1500000' };
    const effect = effectOf(rule('whale-move', before), before, after, alerts);
    expect(effect.judged.map((one) => one.verdict)).toEqual(['silent', 'fires']);
    const medium = effectOf(rule('whale-move', before), before, { ...after, 'alert-class': 'medium' }, alerts);
    expect(medium.fires).toBe(2);
  });

  it('should read trades of the template interval', () => {
    const before = { 'min-trades': 'none', cooldown: 'PT3M' };
    const inputs = {
      template: { interval: '1m' },
      figures: { windows: [{ interval: '1m', buys: 41, sells: 37 }] },
    };
    const alerts = [alert('token-pool', before, { inputs })];
    const fires = effectOf(rule('token-pool', before), before, { ...before, 'min-trades': '78' }, alerts);
    const silent = (...decisions: Decision[]) =>
      effectOf(
        rule('token-pool', before),
        before,
        { ...before, 'min-trades': '79' },
        alerts,
        undefined,
        written(...decisions),
      );
    expect(fires.fires).toBe(1);
    const end = decision('RESOLVED', { from: 0, to: 5_000_000 });
    expect(silent(end).silent).toBe(1);
    // There may have been more trades, later in the episode.
    expect(silent(end, decision('COOLDOWN', { from: 1_100_000, to: 1_100_000 })).unknown).toBe(1);
    expect(silent().unknown).toBe(1);
  });

  it('should not guess at what the evidence does not hold', () => {
    const before = { score: '60', method: 'robust', baseline: '96' };
    const alerts = [alert('futures-anomaly', before, { value: 89.49, threshold: 60 })];
    const futures = rule('futures-anomaly', before);
    expect(effectOf(futures, before, { ...before, baseline: '192' }, alerts).unknown).toBe(1);
    expect(effectOf(futures, before, { ...before, score: '90' }, alerts).unknown).toBe(1);
    expect(effectOf(futures, before, { ...before, score: 'high' }, alerts).unknown).toBe(1);
  });

  it('should say that there is nothing to judge', () => {
    const after = { ...LARGE, 'threshold-usd': '1' };
    expect(effectOf(rule('large-trades', LARGE), LARGE, after, []).notes).toContain('none');
  });
});

describe('caughtNearMisses', () => {
  it('should count those that reach the new value', () => {
    const miss = (reason: Decision['reason'], value: string): Decision =>
      decision(reason, { value });
    const decisions = [miss('NEAR_MISS', '19.5'), miss('NEAR_MISS', '18'), miss('COOLDOWN', '30')];
    expect(caughtNearMisses(decisions, 19)).toBe(1);
  });
});

describe('what was written down', () => {
  const answer = { rule: 'r', subject: 's', decisions: [decision('NEAR_MISS')], truncated: true };

  it('should tell those without any from those that do not answer', async () => {
    const past = await writtenOf(['A', 'B', 'C'], (subject) =>
      subject === 'A'
        ? Promise.resolve(answer)
        : Promise.reject(ApiProblem.of(subject === 'B' ? 404 : 503, '')),
    );
    expect([...past.written.keys()]).toEqual(['A', 'B']);
    expect([past.asked, past.unanswered]).toEqual([3, 1]);
  });

  it('should leave off when nobody waits any more', async () => {
    await expect(writtenOf(['A'], () => Promise.reject(new TypeError('left')))).rejects.toThrow('left');
  });
});

describe('the past alerts of a rule', () => {
  /** The newest first; a page begins at the index that its cursor says. */
  function server(ids: number[], page = 2) {
    const asked: (string | undefined)[] = [];
    const ask = (cursor?: string): Promise<Alerts> => {
      asked.push(cursor);
      const from = Number(cursor ?? 0);
      const shown = ids.slice(from, from + page);
      const answer = {
        alerts: shown.map((at) => ({ ...large({ eventTime: at }), id: String(at) })),
        partitionsAnswered: 4,
        partitionsTotal: 4,
      };
      const next = from + page < ids.length ? { next: String(from + page) } : {};
      return Promise.resolve({ ...answer, ...next } as Alerts);
    };
    return { ask, asked };
  }

  it('should be read whole once, and from then on only the newest', async () => {
    const first = server([5, 4, 3, 2, 1]);
    const { listing: known } = await alertsOf(NOTHING_LISTED, 100, first.ask);
    expect(known.asked.map((one) => one.id)).toEqual(['5', '4', '3', '2', '1']);
    const later = server([6, 5, 4, 3, 2, 1]);
    const { listing: after } = await alertsOf(known, 100, later.ask);
    expect(later.asked).toEqual([undefined]);
    expect(after.asked.map((one) => one.id)).toEqual(['6', '5', '4', '3', '2', '1']);
    expect(after.next).toBeUndefined();
  });

  it('should be read anew where the newest do not reach down to what is known', async () => {
    const { listing: known } = await alertsOf(NOTHING_LISTED, 100, server([2, 1]).ask);
    const later = server([8, 7, 6, 5, 4, 3, 2, 1]);
    const { listing: after } = await alertsOf(known, 100, later.ask);
    expect(later.asked).toEqual([undefined, '2', '4', '6']);
    expect(after.asked).toHaveLength(8);
  });

  it('should ask again next time for a page that lacked partitions', async () => {
    const { ask, asked } = server([5, 4, 3, 2, 1]);
    const lacking = async (cursor?: string): Promise<Alerts> => {
      const page = await ask(cursor);
      return cursor === '2'
        ? { ...page, alerts: page.alerts.slice(1), partitionsAnswered: 3 }
        : page;
    };
    const { listing: known, ...told } = await alertsOf(NOTHING_LISTED, 100, lacking);
    expect(told.lacking).toBe(true);
    expect([known.asked.map((one) => one.id), known.next]).toEqual([['5', '4'], '2']);
    const whole = await alertsOf(known, 100, ask);
    expect(whole.lacking).toBe(false);
    expect(asked).toEqual([undefined, '2', undefined, '2', '4']);
    expect(whole.listing.asked).toHaveLength(5);
  });

  it('should say that there are more than are kept', async () => {
    const { ask, asked } = server([6, 5, 4, 3, 2, 1]);
    const { listing: known } = await alertsOf(NOTHING_LISTED, 4, ask);
    expect([known.asked.length, known.next, asked.length]).toEqual([4, '4', 2]);
    await alertsOf(known, 4, ask);
    expect(asked).toEqual([undefined, '2', undefined]);
  });
});

describe('subjectOf', () => {
  it.each([
    ['whale-move', ' 0x31CA8395cf837de08b24da3f660e77761dfb974b ', '0x31ca8395cf837de08b24da3f660e77761dfb974b'],
    ['token-pool', 'PqfhNAsp1AMZCvwRJh5G7DJ5bnLVtjWUzHYtbDp1auNX', 'PqfhNAsp1AMZCvwRJh5G7DJ5bnLVtjWUzHYtbDp1auNX'],
    ['whale-consensus', 'kPEPE', 'kPEPE'],
    ['large-trades', 'btcusdt', 'BTCUSDT'],
    ['wall-pulled', 'btc-usdt', 'BTC-USDT'],
    ['of-tomorrow', 'aB', 'aB'],
    ['large-trades', '  ', undefined],
  ])('should take for %s %j as the topics have it', (id, typed, subject) => {
    expect(subjectOf(id, typed)).toBe(subject);
  });

  it('should find the alerts of an address', () => {
    const whale = { 'large-usd': '1000000', 'medium-usd': '100000', 'alert-class': 'large' };
    const subject = '0x31ca8395cf837de08b24da3f660e77761dfb974b';
    const effect = effectOf(
      rule('whale-move', whale),
      whale,
      { ...whale, 'large-usd': '9000000' },
      [alert('whale-move', whale, { subject })],
      subjectOf('whale-move', subject),
    );
    expect([effect.fires, effect.silent]).toEqual([0, 1]);
  });
});

describe('a longer cooldown', () => {
  const longer = { ...LARGE, cooldown: 'PT30M' };

  it('should not call silent for sure what follows one of which nobody can tell', () => {
    const after = { ...longer, baseline: '99' };
    const effect = effectOf(rule('large-trades', { ...LARGE, baseline: '10' }), { ...LARGE, baseline: '10' }, after, [
      large({ eventTime: 600_000 }),
      large({ eventTime: 0 }),
    ]);
    expect([effect.fires, effect.silent, effect.unknown]).toEqual([0, 0, 2]);
  });

  it('should call silent what follows one that surely stays', () => {
    const effect = effectOf(
      rule('large-trades', LARGE),
      LARGE,
      longer,
      [episode(2_000_000), episode(600_000), episode(0)],
      undefined,
      written(decision('RESOLVED', { from: 600_000, to: 700_000 })),
    );
    expect([effect.fires, effect.silent, effect.unknown]).toEqual([2, 1, 0]);
  });

  it('should hold back all but the first of an episode that lasts', () => {
    const minute = 60_000;
    const alerts = [30, 25, 20, 15, 10, 5, 0].map((at, i) => {
      const made = episode(at * minute);
      return { ...made, evidence: { ...made.evidence, episode: { startedAt: 0, number: 7 - i } } };
    });
    const effect = effectOf(rule('large-trades', LARGE), LARGE, longer, alerts);
    expect(effect.judged.map((one) => one.verdict)).toEqual([
      'fires', 'silent', 'silent', 'silent', 'silent', 'silent', 'fires',
    ]);
  });

  it('should hold back depth of both sides as one', () => {
    const depth = { cooldown: 'PT10M', 'threshold-score': '5' };
    const made = [65, 30, 0].map((at) => ({
      ...episode(at * 60_000, { side: 'BOTH' }),
      rule: 'depth-anomaly',
    }));
    const end = decision('RESOLVED', { from: 1_800_000, to: 2_100_000, side: 'BOTH' });
    const effect = effectOf(
      rule('depth-anomaly', depth),
      depth,
      { ...depth, cooldown: 'PT1H' },
      made,
      undefined,
      written(end),
    );
    expect(effect.judged.map((one) => one.verdict)).toEqual(['fires', 'silent', 'fires']);
  });

  it('should not tell what follows one that may have escalated', () => {
    const escalating = { ...LARGE, 'escalation-factor': '2' };
    const effect = effectOf(
      rule('large-trades', escalating),
      escalating,
      { ...escalating, cooldown: 'PT30M' },
      [large({ eventTime: 2_000_000 }), large({ eventTime: 600_000 }), large({ eventTime: 0 })],
    );
    expect([effect.fires, effect.silent, effect.unknown]).toEqual([1, 0, 2]);
  });
});

describe('reaches', () => {
  it('should leave out subjects with values of their own for what is changed', () => {
    const own = rule('large-trades', LARGE, [
      { subject: 'ETHUSDT', parameters: { 'threshold-usd': '5' } },
      { subject: 'SOLUSDT', parameters: { cooldown: 'PT1M' } },
    ] as unknown as Rule['overrides']);
    const all = reaches(own, ['threshold-usd']);
    expect(['BTCUSDT', 'ETHUSDT', 'SOLUSDT'].filter(all)).toEqual(['BTCUSDT', 'SOLUSDT']);
    expect(['BTCUSDT', 'ETHUSDT'].filter(reaches(own, ['threshold-usd'], 'ETHUSDT'))).toEqual(['ETHUSDT']);
  });
});
