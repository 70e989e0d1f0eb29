package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing to tell, in the words it will be told in. It holds texts and not the alert, which is
 * many times larger.
 *
 * @param place where the wish to tell it stands
 * @param id of the alert or of the system alert
 * @param rule rule of the alert; kind of the system alert
 * @param alertTime event time of the alert, epoch milliseconds
 * @param newsAt when there was reason to tell it, from which its age counts, epoch milliseconds
 * @param readAt wall clock when it was read, epoch milliseconds
 * @param headline first line of a message of its own
 * @param label what it is, in one line among others
 * @param body further lines; may be empty
 * @param json the same for machines; empty where the channel does not want it
 * @param follows market event that others were told of before; such items may wait for each other
 */
public record Item(
    Place place,
    String id,
    String rule,
    String subject,
    Severity severity,
    long alertTime,
    long newsAt,
    long readAt,
    String headline,
    String label,
    String body,
    String json,
    Optional<String> follows) {
  /** Most severe first, then oldest first; never equal for different places. */
  public static final Comparator<Item> MOST_URGENT_FIRST =
      Comparator.comparing(Item::severity)
          .thenComparingLong(Item::alertTime)
          .thenComparing(item -> item.place().partition().topic())
          .thenComparingInt(item -> item.place().partition().partition())
          .thenComparingLong(item -> item.place().offset());

  public Item {
    requireNonNull(place, "place");
    requireNonNull(id, "id");
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(headline, "headline");
    requireNonNull(label, "label");
    requireNonNull(body, "body");
    requireNonNull(json, "json");
    requireNonNull(follows, "follows");
  }

  /** How old what it tells is; not negative. */
  public long ageMs(long nowMs) {
    return Math.max(0, nowMs - newsAt);
  }

  /** Characters that it keeps in memory. */
  public int size() {
    return headline.length() + label.length() + body.length() + json.length();
  }
}
