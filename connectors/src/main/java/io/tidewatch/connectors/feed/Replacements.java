package io.tidewatch.connectors.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides when a replacement connection is dialled: at once the first time, ever later while
 * replacements do not last, so that a venue that announces shutdown after shutdown is not stormed.
 * Control thread only.
 */
public final class Replacements {
  private final Backoff backoff;
  private String reason = "";
  private int sinceStable;
  private boolean insist;
  private boolean planned;

  public Replacements(Retry retry) {
    this.backoff = new Backoff(retry.backoff(), new SplittableRandom(retry.seed()));
  }

  /**
   * The wait before the dial; empty if one is planned already.
   *
   * @param insisting whether to dial again if the replacement is lost before it could take over;
   *     when there was only silence, its silence says that the market is quiet
   */
  public Optional<Duration> wanted(String why, boolean insisting) {
    if (planned) {
      return Optional.empty();
    }
    reason = why;
    insist = insisting;
    return plan();
  }

  /** A replacement was lost before it could take over. */
  public Optional<Duration> failed() {
    return planned || !insist ? Optional.empty() : plan();
  }

  private Optional<Duration> plan() {
    planned = true;
    Duration wait = sinceStable == 0 ? Duration.ZERO : backoff.after(sinceStable);
    sinceStable++;
    return Optional.of(wait);
  }

  /** The plan was carried out. */
  public void dialled() {
    planned = false;
  }

  /** The connection in use has lasted. */
  public void stable() {
    sinceStable = 0;
  }

  /** Why the latest replacement was wanted. */
  public String reason() {
    return reason;
  }
}
