package io.tidewatch.query.http;

import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.query.rule.StandingReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands how people write the names of subjects. */
public final class Subjects {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}/._:-]{1,100}");

  private final List<StandingReader> readers;

  public Subjects(List<StandingReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /** Knows where a rule stands; empty if nobody does. */
  Optional<StandingReader> reader(String rule) {
    return readers.stream().filter(reader -> reader.rule().equals(rule)).findFirst();
  }

  /**
   * The name as the topics have it. A name that is none of the rule's subjects stays as it is:
   * nothing will be found under it.
   *
   * @throws ApiException 400, if it cannot be the name of anything
   */
  String canonical(String field, String text) {
    if (!NAME.matcher(text).matches()) {
      throw ApiException.badInput(field, "1 to 100 letters and digits, for example BTCUSDT", text);
    }
    if (SolanaAddress.isValid(text)) {
      // No symbol is that long, and an address in capitals would be another one.
      return text;
    }
    for (StandingReader reader : readers) {
      Optional<String> canonical = canonical(reader, text);
      if (canonical.isPresent()) {
        return canonical.get();
      }
    }
    return instrument(text).orElse(text);
  }

  /**
   * The name as the topics have it, of a subject of one rule: the same text may name something else
   * to another one.
   */
  String canonical(String rule, String field, String text) {
    Optional<String> its = reader(rule).flatMap(reader -> canonical(reader, text));
    return its.isPresent() && NAME.matcher(text).matches() ? its.get() : canonical(field, text);
  }

  private static Optional<String> instrument(String text) {
    try {
      return Optional.of(OkxInstrument.parse(text.toUpperCase(Locale.ROOT)).name());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> canonical(StandingReader reader, String text) {
    try {
      return Optional.of(reader.canonicalSubject(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
