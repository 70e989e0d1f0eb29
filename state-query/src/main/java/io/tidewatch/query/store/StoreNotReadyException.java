package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

/** A store cannot be read now; asking again later helps. */
public final class StoreNotReadyException extends RuntimeException {
  private final Miss miss;

  /** What is missing. */
  public enum Miss {
    /** This process has nothing of the partition; another one may. */
    NOT_HERE,
    /** It will be readable in a while. */
    NOT_READY
  }

  public StoreNotReadyException(String reason) {
    this(Miss.NOT_READY, reason);
  }

  public StoreNotReadyException(Miss miss, String reason) {
    super(reason);
    this.miss = requireNonNull(miss, "miss");
  }

  public StoreNotReadyException(String reason, Throwable cause) {
    super(reason, cause);
    this.miss = Miss.NOT_READY;
  }

  public Miss miss() {
    return miss;
  }
}
