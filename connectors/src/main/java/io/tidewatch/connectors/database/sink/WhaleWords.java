package io.tidewatch.connectors.database.sink;

import io.tidewatch.contract.whale.SizeClass;
import java.util.Locale;

/** How the columns about watched addresses spell what the records name. */
final class WhaleWords {
  private WhaleWords() {}

  static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  /** As the original design: Small, Medium, Large. */
  static String capitalized(SizeClass size) {
    return size.name().charAt(0) + size.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
