package io.tidewatch.connectors.delivery.dispatch;

import io.tidewatch.connectors.delivery.queue.Item;
import java.util.function.Predicate;

/**
 * How much may wait for a target that does not answer while others do: without a bound it would
 * take the room that all of them share, and nobody would be told anything.
 */
public record Share(int items, long characters) {
  public Share {
    if (items < 1 || characters < 1) {
      throw new IllegalArgumentException(
          "expected a share of 1 or more, was %d, %d".formatted(items, characters));
    }
  }

  /** Of a room for so much; all shares together leave half of it to others. */
  public static Share of(int items, long characters, int targets) {
    return new Share(Math.max(1, items / (2 * targets)), Math.max(1, characters / (2L * targets)));
  }

  /** Applies to each item for which there is no place beside those it was asked of before. */
  Predicate<Item> overflow() {
    return new Predicate<>() {
      private int taken;
      private long takenCharacters;

      @Override
      public boolean test(Item item) {
        taken++;
        takenCharacters += item.size();
        return taken > items || takenCharacters > characters;
      }
    };
  }
}
