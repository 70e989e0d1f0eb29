/** Longer than any place that a server names; the lines of data are longer. */
const MOST_OF_A_LINE = 1_000;

/**
 * Finds the place that a stream of events has come to. Beats name it too, and a parser of events
 * does not tell of them since they hold no data.
 */
export class LastId {
  private line = '';
  private named: string | undefined;
  private afterReturn = false;

  /**
   * @param found is told each id once its event or beat is complete
   */
  constructor(private readonly found: (id: string) => void) {}

  /** Reads on, wherever the text was cut. */
  feed(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const end = text[at];
      if (end !== '\n' && end !== '\r') {
        this.afterReturn = false;
        continue;
      }
      this.keep(text.slice(from, at));
      from = at + 1;
      // One end of a line, not two.
      if (end === '\r' || !this.afterReturn) {
        this.ended();
      }
      this.afterReturn = end === '\r';
    }
    this.keep(text.slice(from));
  }

  private keep(part: string): void {
    this.line += part.slice(0, MOST_OF_A_LINE - this.line.length);
  }

  private ended(): void {
    const line = this.line;
    this.line = '';
    if (line === '') {
      if (this.named !== undefined) {
        this.found(this.named);
        this.named = undefined;
      }
    } else if (line.startsWith('id:') && line.length < MOST_OF_A_LINE && !line.includes('\0')) {
      this.named = line.slice(line.startsWith('id: ') ? 4 : 3);
    }
  }
}
