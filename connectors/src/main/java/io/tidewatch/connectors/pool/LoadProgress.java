package io.tidewatch.connectors.pool;

/** Hears how far a load is. Called from one thread. */
public interface LoadProgress {
  /** For who does not care. */
  LoadProgress NONE =
      new LoadProgress() {
        @Override
        public void found(int total) {}

        @Override
        public void searched(int done, int failed) {}
      };

  /** So many tokens are searched for; 0 if none has to be. */
  void found(int total);

  /**
   * So many are done.
   *
   * @param failed how many of them brought no pair
   */
  void searched(int done, int failed);
}
