package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Into how many parts work is split: the number of partitions of every topic that has several. What
 * the catalogue gives one partition has one everywhere, since the order on it is part of what is
 * known.
 *
 * @param number empty for what the catalogue says
 */
public record Partitions(OptionalInt number) {
  public static final Partitions OF_THE_CATALOGUE = new Partitions(OptionalInt.empty());

  /** Each of twelve topics, and of those that detectors make beside them, has as many. */
  public static final int MOST = 1_000;

  public Partitions {
    requireNonNull(number, "number");
    if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > MOST)) {
      throw new IllegalArgumentException(
          "expected from 1 to " + MOST + " partitions, was " + number.getAsInt());
    }
  }

  /** So many instead of what the catalogue says. */
  public static Partitions of(int number) {
    return new Partitions(OptionalInt.of(number));
  }

  /** How many this topic has. */
  public int of(Topic<?, ?> topic) {
    return insteadOf(topic.partitions());
  }

  /**
   * How many there are.
   *
   * @param catalogued as many as the catalogue says
   */
  public int insteadOf(int catalogued) {
    return catalogued == 1 ? 1 : number.orElse(catalogued);
  }
}
