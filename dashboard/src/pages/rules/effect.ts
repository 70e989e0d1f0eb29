import { toNumber } from '@/api/json';
import type { Num } from '@/api/json';
import type { Alert, Decision, Rule } from '@/api/types';
import { isoSpan } from '@/format/times';
import { withCooldown } from './cooldown';
import type { Weighed, WeighedAlert } from './cooldown';
import { Episodes } from './episodes';
import type { Written } from './episodes';

/** What would have become of a past alert. */
export type Verdict = 'fires' | 'silent' | 'unknown';

/** What the past does not tell; keys of `effect.note.` in the languages. */
export type Note =
  | 'lower'
  | 'later'
  | 'firesLater'
  | 'doubtful'
  | 'shorterCooldown'
  | 'escalation'
  | 'exit'
  | 'severity'
  | 'side'
  | 'notInEvidence'
  | 'otherSubjects'
  | 'none';

export interface Judged {
  alert: Alert;
  verdict: Verdict;
}

export interface Effect {
  judged: Judged[];
  fires: number;
  silent: number;
  unknown: number;
  /** Alerts that would have come with another side. */
  otherSide: number;
  notes: Note[];
}

export type Parameters = Record<string, string>;

/** The parameter that the value of a rule's alerts is compared with. */
const DECIDING: Record<string, string> = {
  'large-trades': 'threshold-usd',
  'wall-appeared': 'threshold-usd',
  'wall-pulled': 'threshold-usd',
  'wall-absorbed': 'threshold-usd',
  'depth-anomaly': 'threshold-score',
  'level-broken': 'threshold-strength',
  'liquidity-shrink': 'threshold-percent',
  'futures-market-move': 'share',
  'whale-consensus': 'addresses',
};

/** Rules whose alerts are episodes of their own, which end as they begin. */
const MOMENTARY = new Set(['wall-appeared', 'wall-pulled', 'wall-absorbed', 'level-broken']);
/** Rules that keep a cooldown for each side. */
const BY_SIDE = new Set([...MOMENTARY, 'liquidity-shrink', 'whale-consensus']);
/** Of what these decide nothing is kept with an alert, but they do not decide whether one fires. */
const HARMLESS = new Set(['severity', 'side-share']);
/** How soon after another an alert may come. */
const SPACING = new Set(['cooldown', 'escalation-factor']);
const CLASSES = ['small', 'medium', 'large'];

/** The name of the parameter that decides, under the parameters given. */
export function decidingParameter(rule: string, parameters: Parameters): string | undefined {
  if (rule === 'futures-anomaly') {
    return parameters['method'] === 'classic' ? 'classic-score' : 'score';
  }
  return DECIDING[rule];
}

/** Whether what was written down after an alert matters to a change of these. */
export function asksDecisions(names: readonly string[]): boolean {
  return names.some((name) => !HARMLESS.has(name));
}

/** The parameters that differ. */
export function changed(before: Parameters, after: Parameters): string[] {
  return Object.keys(after).filter((name) => after[name]?.trim() !== before[name]);
}

function member(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)[name]
        : undefined,
    value,
  );
}

function amount(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? toNumber(value as Num) : NaN;
}

function atLeast(value: number, wanted: string | undefined): Weighed {
  const least = Number(wanted);
  if (wanted === undefined || wanted.trim() === '' || Number.isNaN(least) || Number.isNaN(value)) {
    return 'unknown';
  }
  return value >= least ? 'fires' : 'silent';
}

/** An alert is below a new threshold at the moment it fired; its value may have gone on to rise. */
function reached(alert: Alert, wanted: string | undefined, episodes: Episodes): Weighed {
  const then = atLeast(toNumber(alert.value), wanted);
  if (then !== 'silent' || MOMENTARY.has(alert.rule)) {
    return then;
  }
  const ending = episodes.after(alert);
  if (ending === undefined) {
    return 'open';
  }
  if (ending.atMost < Number(wanted)) {
    return 'silent';
  }
  const isSure = ending.single && ending.fromAlert && ending.atLeast >= Number(wanted);
  return isSure ? 'late' : 'open';
}

/** What a rule asks for besides its threshold may have been there later in the episode. */
function gated(alert: Alert, then: Weighed, episodes: Episodes): Weighed {
  return then !== 'silent' || episodes.after(alert)?.alone === true ? then : 'open';
}

function ofClass(alert: Alert, after: Parameters): Weighed {
  const usd = toNumber(alert.value);
  const large = Number(after['large-usd']);
  const medium = Number(after['medium-usd']);
  const needed = CLASSES.indexOf(after['alert-class'] ?? '');
  if ([usd, large, medium].some(Number.isNaN) || needed < 0) {
    return 'unknown';
  }
  const size = usd >= large ? 2 : usd >= medium ? 1 : 0;
  return size >= needed ? 'fires' : 'silent';
}

function byTrades(alert: Alert, wanted: string | undefined): Weighed {
  if (wanted === 'none') {
    return 'fires';
  }
  const inputs = alert.evidence.inputs;
  const interval = member(inputs, 'template', 'interval');
  const windows = member(inputs, 'figures', 'windows');
  const window: unknown = Array.isArray(windows)
    ? windows.find((one) => member(one, 'interval') === interval)
    : undefined;
  return atLeast(amount(member(window, 'buys')) + amount(member(window, 'sells')), wanted);
}

/** Whether one changed parameter lets a past alert fire. */
function judge(alert: Alert, name: string, after: Parameters, episodes: Episodes): Weighed {
  const wanted = after[name];
  const inputs = alert.evidence.inputs;
  if (alert.rule === 'whale-move') {
    return ofClass(alert, after);
  }
  if (name === decidingParameter(alert.rule, after)) {
    // Only where the value was compared with this very parameter does it say anything.
    const then = Number(alert.evidence.rule.parameters[name]);
    return then === toNumber(alert.threshold) ? reached(alert, wanted, episodes) : 'unknown';
  }
  switch (`${alert.rule} ${name}`) {
    case 'futures-anomaly min-quote-volume':
      return gated(alert, atLeast(amount(member(inputs, 'anomaly', 'quoteVolume24h')), wanted), episodes);
    case 'futures-market-move min-symbols':
      return gated(alert, atLeast(amount(inputs['symbols']), wanted), episodes);
    case 'whale-consensus net-usd':
      return gated(alert, atLeast(Math.abs(amount(inputs['netUsd'])), wanted), episodes);
    case 'token-pool min-trades':
      return gated(alert, byTrades(alert, wanted), episodes);
    default:
      return 'unknown';
  }
}

function together(all: Weighed[]): Weighed {
  const found = all.filter((one) => one !== 'fires');
  const worst = (['silent', 'unknown', 'open'] as const).find((one) => found.includes(one));
  // What passes later must then pass whatever else was changed, and that is not kept.
  return worst ?? (found.length === 0 ? 'fires' : all.length > 1 ? 'open' : 'late');
}

/** Whether what spaces alerts can be read: what is half typed says nothing. */
function isReadable(name: string, after: Parameters): boolean {
  const said = after[name] ?? '';
  return name === 'cooldown'
    ? isoSpan(said) !== undefined
    : said.trim() !== '' && !Number.isNaN(escalationOf(after));
}

function weigh(alert: Alert, names: string[], after: Parameters, episodes: Episodes): Weighed {
  if (names.some((name) => SPACING.has(name) && !isReadable(name, after))) {
    return 'unknown';
  }
  const deciding = names.filter((name) => !HARMLESS.has(name) && !SPACING.has(name));
  return together(deciding.map((name) => judge(alert, name, after, episodes)));
}

const VERDICTS: Record<Weighed, Verdict> = {
  fires: 'fires',
  late: 'fires',
  silent: 'silent',
  open: 'unknown',
  unknown: 'unknown',
  doubtful: 'unknown',
};

function sideWith(alert: Alert, share: number): string {
  const buy = amount(alert.evidence.inputs['buyUsd']);
  const sell = amount(alert.evidence.inputs['sellUsd']);
  const total = buy + sell;
  if (!(total > 0) || Number.isNaN(share)) {
    return alert.side;
  }
  if (buy / total >= share) {
    return 'BUY';
  }
  return sell / total >= share ? 'SELL' : 'BOTH';
}

/** From which multiple on; infinite where there is none. */
function escalationOf(parameters: Parameters): number {
  const said = parameters['escalation-factor'] ?? 'none';
  return said.trim() === 'none' ? Infinity : Number(said);
}

function notes(rule: Rule, names: string[], before: Parameters, after: Parameters): Note[] {
  const found: Note[] = [];
  const deciding = decidingParameter(rule.id, after);
  const lower = (name: string): boolean => Number(after[name]) < Number(before[name]);
  if (names.some((name) => name === deciding && lower(name)) || rule.id === 'whale-move') {
    found.push('lower');
  }
  if (names.includes('cooldown')) {
    const shorter = (isoSpan(after['cooldown'] ?? '') ?? 0) < (isoSpan(before['cooldown'] ?? '') ?? 0);
    if (shorter) {
      found.push('shorterCooldown');
    }
  }
  if (names.includes('escalation-factor') && escalationOf(after) < escalationOf(before)) {
    found.push('escalation');
  }
  if (names.includes('exit-factor')) {
    found.push('exit');
  }
  if (names.includes('severity')) {
    found.push('severity');
  }
  if (names.includes('side-share')) {
    found.push('side');
  }
  return found;
}

/**
 * Whom a change reaches: one subject, or all that have no values of their own for what is changed.
 *
 * @param names of the parameters that are changed
 * @param subject whose parameters are changed; absent for the whole rule
 */
export function reaches(
  rule: Rule,
  names: readonly string[],
  subject?: string,
): (of: string) => boolean {
  const overridden = new Set(
    rule.overrides
      .filter((one) => names.some((name) => name in one.parameters))
      .map((one) => one.subject),
  );
  return (of) => (subject === undefined ? !overridden.has(of) : of === subject);
}

/**
 * What a change of parameters would have done to past alerts, as far as their evidence says.
 * Pure: it asks nobody.
 *
 * @param alerts of the rule, newest first
 * @param subject whose parameters are changed; absent for the whole rule
 * @param written what was written down, by subject: how far an episode went stands there only
 */
export function effectOf(
  rule: Rule,
  before: Parameters,
  after: Parameters,
  alerts: readonly Alert[],
  subject?: string,
  written: ReadonlyMap<string, Written> = new Map(),
): Effect {
  const names = changed(before, after);
  const isMeant = reaches(rule, names, subject);
  const meant = alerts.filter((alert) => isMeant(alert.subject));
  const episodes = new Episodes(alerts, written);
  let weighed: WeighedAlert[] = meant.map((alert) => ({
    alert,
    weighed: weigh(alert, names, after, episodes),
  }));
  const cooldown = isoSpan(after['cooldown'] ?? '');
  const cooldownBefore = isoSpan(before['cooldown'] ?? '') ?? 0;
  const factor = escalationOf(after);
  const stricter =
    (cooldown !== undefined && cooldown > cooldownBefore) || factor > escalationOf(before);
  const others = names.filter((name) => !HARMLESS.has(name) && !SPACING.has(name));
  const deciding = decidingParameter(rule.id, after);
  // One that comes later than it did, or not at all, holds back others than it did.
  const moved = weighed.some((one) => one.weighed !== 'fires');
  if (cooldown !== undefined && (stricter || moved)) {
    weighed = withCooldown(
      weighed,
      {
        ms: cooldown,
        before: cooldownBefore,
        least:
          deciding !== undefined && others.every((name) => name === deciding)
            ? Number(after[deciding])
            : -Infinity,
        stricter,
        escalation: factor === Infinity ? undefined : factor,
        bySide: BY_SIDE.has(rule.id),
        momentary: MOMENTARY.has(rule.id),
      },
      episodes,
    );
  }
  const judged: Judged[] = weighed.map((one) => ({
    alert: one.alert,
    verdict: VERDICTS[one.weighed],
  }));
  const has = (what: Weighed): boolean => weighed.some((one) => one.weighed === what);
  const share = Number(after['side-share']);
  const count = (verdict: Verdict): number => judged.filter((j) => j.verdict === verdict).length;
  const found = notes(rule, names, before, after);
  if (has('open')) {
    found.push('later');
  }
  if (has('late')) {
    found.push('firesLater');
  }
  if (has('doubtful')) {
    found.push('doubtful');
  }
  if (has('unknown')) {
    found.push('notInEvidence');
  }
  if (subject === undefined && meant.length < alerts.length) {
    found.push('otherSubjects');
  }
  if (meant.length === 0) {
    found.push('none');
  }
  return {
    judged,
    fires: count('fires'),
    silent: count('silent'),
    unknown: count('unknown'),
    otherSide: names.includes('side-share')
      ? judged.filter((j) => sideWith(j.alert, share) !== j.alert.side).length
      : 0,
    notes: found,
  };
}

/** Near misses that a lower threshold would have made alerts; only those that were written down. */
export function caughtNearMisses(decisions: readonly Decision[], threshold: number): number {
  return decisions.filter(
    (decision) => decision.reason === 'NEAR_MISS' && toNumber(decision.value) >= threshold,
  ).length;
}
