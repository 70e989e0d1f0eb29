import type { PoolTemplate } from '@/api/types';
import { NONE, shortMoney } from '@/format/numbers';

/** The conditions of a template as short texts: `priceChange.risePercent ≥ 10`. */
export function conditionsOf(template: PoolTemplate): string[] {
  return Object.entries(template.conditions).flatMap(([condition, limits]) =>
    Object.entries(limits).map(([name, limit]) => `${condition}.${name} ≥ ${limit}`),
  );
}

/** From which to which market capitalisation a template reaches; it may be open at an end. */
export function capOf(template: PoolTemplate | undefined): string {
  const { minMarketCap: least, maxMarketCap: most } = template ?? {};
  if (least === undefined) {
    return most === undefined ? NONE : `< ${shortMoney(most)}`;
  }
  return most === undefined ? `≥ ${shortMoney(least)}` : `${shortMoney(least)} – ${shortMoney(most)}`;
}
