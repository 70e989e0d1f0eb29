package io.tidewatch.query.store;

/** A store cannot be read now; asking again later helps. */
public final class StoreNotReadyException extends RuntimeException {
  public StoreNotReadyException(String reason) {
    super(reason);
  }

  public StoreNotReadyException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
