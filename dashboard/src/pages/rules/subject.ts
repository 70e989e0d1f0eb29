/** Rules whose subjects are in one case, whatever case is typed; in others the case counts. */
const UPPER = new Set([
  'large-trades',
  'depth-anomaly',
  'liquidity-shrink',
  'level-broken',
  'wall-appeared',
  'wall-pulled',
  'wall-absorbed',
  'futures-anomaly',
  'futures-market-move',
]);
const LOWER = new Set(['whale-move']);

/**
 * The subject that was typed, as the topics have it; nothing for the whole rule. Whether there may be
 * such a subject is for the server to say.
 */
export function subjectOf(rule: string, typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') {
    return undefined;
  }
  return UPPER.has(rule) ? text.toUpperCase() : LOWER.has(rule) ? text.toLowerCase() : text;
}
