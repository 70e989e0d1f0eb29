import type { Interest, StreamState } from '@/api/stream';
import type { Seats } from './seats';

/** What is needed of a stream that is open. */
export interface OpenStream {
  readonly lastHeard: string;
  close: () => void;
}

/** A tab that has no seat looks again after this time. */
const SEAT_AGAIN_MS = 10_000;

/**
 * The one stream of events of a tab: open while somebody looks at the tab and a seat is free. What
 * is opened anew goes on behind the last event that was heard.
 */
export class Wire {
  private interest: Interest = { types: [], subjects: [] };
  private stream: OpenStream | null = null;
  private leave: (() => void) | null = null;
  private lastHeard = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each wish, so that what an older one still waits for is not done any more. */
  private wish = 0;

  /**
   * @param open opens a stream behind an event
   * @param onState is told where there is no stream to say how it stands
   */
  constructor(
    private readonly seats: Seats,
    private readonly open: (interest: Interest, lastHeard: string) => OpenStream,
    private readonly onState: (state: StreamState) => void,
  ) {}

  /** Hears these events from now on. */
  listen(interest: Interest): void {
    if (this.stream !== null && JSON.stringify(interest) === JSON.stringify(this.interest)) {
      return;
    }
    this.interest = interest;
    void this.settle(++this.wish);
  }

  /** Hears nothing any more, and lets another tab have the seat. */
  rest(): void {
    this.wish++;
    clearTimeout(this.timer);
    this.end();
    this.leave?.();
    this.leave = null;
    this.onState('opening');
  }

  private async settle(mine: number): Promise<void> {
    clearTimeout(this.timer);
    this.end();
    if (this.leave === null) {
      const leave = await this.seats.take();
      if (mine !== this.wish) {
        leave?.();
        return;
      }
      this.leave = leave;
    }
    if (this.leave === null) {
      this.onState('absent');
      this.timer = setTimeout(() => void this.settle(mine), SEAT_AGAIN_MS);
      return;
    }
    this.stream = this.open(this.interest, this.lastHeard);
  }

  private end(): void {
    if (this.stream !== null) {
      this.lastHeard = this.stream.lastHeard;
      this.stream.close();
      this.stream = null;
    }
  }
}
