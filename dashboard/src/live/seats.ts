/** What of the browser's locks is needed; tests bring their own. */
export type Locks = Pick<LockManager, 'request'>;

/**
 * Browsers open six connections to a server, of all its tabs together, and each stream holds one for
 * as long as it is read. So only some tabs may have one at a time; the others ask instead.
 */
export class Seats {
  /**
   * @param locks shared by all tabs; absent where the browser has none (they need HTTPS or this
   *     machine's own address). Then, or if it refuses them, every tab has a seat
   * @param count seats of all tabs together
   */
  constructor(
    private readonly locks: Locks | undefined,
    private readonly count: number,
  ) {}

  /**
   * Takes a seat, if one is free.
   *
   * @returns gives it back; nothing if all are taken
   */
  async take(): Promise<(() => void) | null> {
    if (this.locks === undefined) {
      return () => undefined;
    }
    for (let seat = 0; seat < this.count; seat++) {
      const leave = await this.sit(this.locks, `tidewatch.stream.${seat}`);
      if (leave !== null) {
        return leave;
      }
    }
    return null;
  }

  private sit(locks: Locks, name: string): Promise<(() => void) | null> {
    return new Promise((taken) => {
      locks
        .request(name, { ifAvailable: true }, (lock) => {
          if (lock === null) {
            taken(null);
            return undefined;
          }
          // The browser gives it back by itself when the tab is closed.
          return new Promise<void>((left) => taken(left));
        })
        .catch(() => taken(() => undefined));
    });
  }
}
