package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

/**
 * A pair came to stand for the token, or stands for it no more.
 *
 * @param pair its address
 */
public record Membership(String pair, boolean inPool) implements TokenNews {
  public Membership {
    requireNonNull(pair, "pair");
  }
}
