package io.tidewatch.connectors.delivery.outbox;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands with a committed offset.
 *
 * @param deliveriesFrom no outcome of the record at the offset or of a later one stands before
 * @param instance who committed it
 */
public record CommitNote(long deliveriesFrom, String instance) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (\\S+)");

  public CommitNote {
    requireNonNull(instance, "instance");
  }

  /** What {@link #toString} made. */
  public static Optional<CommitNote> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new CommitNote(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return deliveriesFrom + " " + instance;
  }
}
