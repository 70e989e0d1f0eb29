import { Ring } from './ring';

/** Whoever was not heard of for so long, in milliseconds, may have done anything meanwhile. */
const SILENCE_MS = 20_000;

/**
 * The newest points in time of one thing. Where nothing was heard for a while, as of a tab that was
 * hidden, a point without figures stands in between, so that no line is drawn over it.
 */
export class History<P extends { at: number }> {
  private readonly ring: Ring<P>;
  private heardAt = 0;

  /**
   * @param most so many points are kept
   * @param everyMs of points nearer to each other than this the newest stands for all
   * @param nothing a point without figures
   */
  constructor(
    most: number,
    private readonly everyMs: number,
    private readonly nothing: (at: number) => P,
  ) {
    this.ring = new Ring<P>(most);
  }

  /** Takes a point; one that is older than the last comes too late, and is left out. */
  add(point: P, now = Date.now()): void {
    const last = this.ring.last();
    const wasSilent = now - this.heardAt > SILENCE_MS;
    this.heardAt = now;
    if (last === undefined) {
      this.ring.push(point);
    } else if (point.at - last.at >= this.everyMs) {
      if (wasSilent) {
        this.ring.push(this.nothing(last.at + 1));
      }
      this.ring.push(point);
    } else if (point.at >= last.at) {
      this.ring.replaceLast({ ...point, at: last.at });
    }
  }

  last(): P | undefined {
    return this.ring.last();
  }

  /** All of them, oldest first. */
  toArray(): P[] {
    return this.ring.toArray();
  }

  clear(): void {
    this.ring.clear();
  }
}
