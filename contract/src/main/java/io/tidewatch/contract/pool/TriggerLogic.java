package io.tidewatch.contract.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How many of the enabled conditions of a template must be met. */
public enum TriggerLogic {
  /** One is enough. */
  ANY,
  /** Every one. */
  ALL;

  /** As the database and the topics write it. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The logic of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static TriggerLogic parse(String wireName) {
    return switch (wireName) {
      case "any" -> ANY;
      case "all" -> ALL;
      default -> throw new IllegalArgumentException("expected any or all, was '" + wireName + "'");
    };
  }

  @Override
  public String toString() {
    return wireName();
  }
}
