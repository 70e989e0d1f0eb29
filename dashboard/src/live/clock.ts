/** The header tells whole seconds, and an answer is under way for a while: less is no difference. */
const UNSURE_MS = 1_500;

let aheadMs = 0;

/** Hears the `Date` header of an answer that came just now; without one nothing changes. */
export function hearDate(header: string | null, now = Date.now()): void {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(told)) {
    const ahead = told + 500 - now;
    aheadMs = Math.abs(ahead) < UNSURE_MS ? 0 : ahead;
  }
}

/** The server's clock as far as its answers tell it, epoch milliseconds: ages are by its clock. */
export function serverNow(now = Date.now()): number {
  return now + aheadMs;
}
