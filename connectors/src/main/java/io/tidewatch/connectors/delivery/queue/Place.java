package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a wish to tell people stands. An alert may be told more than once, so its id does not say
 * which of these wishes a delivery belongs to; the place does.
 */
public record Place(TopicPartition partition, long offset) {
  private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

  public Place {
    requireNonNull(partition, "partition");
  }

  /** What {@link #toString} made. */
  public static Optional<Place> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Place(
                new TopicPartition(matcher.group(1), Integer.parseInt(matcher.group(2))),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
