/**
 * Collects what comes one by one and hands it over together, so that a page is drawn a few times
 * a second however much comes.
 */
export class Batch<T> {
  private pending: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lost = 0;

  /**
   * @param apply takes all that came, oldest first, and how many before them were dropped
   * @param everyMs how often at most
   * @param most so many wait; of more the oldest are dropped, and counted
   */
  constructor(
    private readonly apply: (items: T[], dropped: number) => void,
    private readonly everyMs = 250,
    private readonly most = 5_000,
  ) {}

  add(item: T): void {
    this.pending.push(item);
    if (this.pending.length > this.most) {
      this.pending.shift();
      this.lost++;
    }
    this.timer ??= setTimeout(() => this.flush(), this.everyMs);
  }

  /** Hands over at once. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const items = this.pending;
    if (items.length > 0) {
      const dropped = this.lost;
      this.pending = [];
      this.lost = 0;
      this.apply(items, dropped);
    }
  }
}
