package io.tidewatch.benchmarks;

/** How much is measured. */
public enum Scale {
  /** Enough to see that everything works; the figures mean little. */
  QUICK(1, 2),
  /** What the documentation shows. */
  FULL(1, 5);

  private final int warmUpRounds;
  private final int rounds;

  Scale(int warmUpRounds, int rounds) {
    this.warmUpRounds = warmUpRounds;
    this.rounds = rounds;
  }

  public int warmUpRounds() {
    return warmUpRounds;
  }

  public int rounds() {
    return rounds;
  }

  /** One of two amounts. */
  public int of(int quick, int full) {
    return this == QUICK ? quick : full;
  }
}
