package io.tidewatch.connectors.delivery.text;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.message.DeliveryMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the text of a message, within the limit of a channel. Room for every mark is kept free, so
 * that how a text is split does not change when it becomes late or is repeated. Thread-safe.
 */
public final class Composer {
  private static final int MAX_PARTS = 10;
  private static final String LINE_END = "\n";

  private final DeliveryMessages messages;
  private final TextLimit limit;
  private final long lateAfterMs;

  /**
   * Takes the words and the limit.
   *
   * @param lateAfter what is older is told to be late
   */
  public Composer(DeliveryMessages messages, TextLimit limit, Duration lateAfter) {
    this.messages = requireNonNull(messages, "messages");
    this.limit = requireNonNull(limit, "limit");
    this.lateAfterMs = lateAfter.toMillis();
  }

  /** How many messages an item takes. */
  public int parts(Item item) {
    return bodies(item).size();
  }

  /** How many of these, from the first, one digest can name; at least one. */
  public int fits(List<Item> items) {
    int left =
        limit.most() - taken(messages.digestTitle(items.size())) - taken(messages.repeated());
    int fit = 0;
    while (fit < items.size()) {
      left -= taken(line(items.get(fit), true));
      if (left < 0) {
        break;
      }
      fit++;
    }
    return Math.max(1, fit);
  }

  /** The lines of a message; the first one is its headline. */
  public List<String> lines(Parcel parcel) {
    return parcel.digest().isPresent() ? digest(parcel) : single(parcel);
  }

  private List<String> digest(Parcel parcel) {
    List<String> lines = new ArrayList<>();
    lines.add(messages.digestTitle(parcel.items().size()));
    if (parcel.repeated()) {
      lines.add(messages.repeated());
    }
    parcel.items().forEach(item -> lines.add(line(item, parcel.isLate(item, lateAfterMs))));
    return lines;
  }

  private String line(Item item, boolean late) {
    return messages.digestLine(item.severity(), item.alertTime(), item.label(), item.id(), late);
  }

  private List<String> single(Parcel parcel) {
    Item item = parcel.items().getFirst();
    List<String> lines = new ArrayList<>();
    lines.add(
        parcel.parts() == 1
            ? headline(item)
            : messages.part(headline(item), parcel.part(), parcel.parts()));
    if (parcel.repeated()) {
      lines.add(messages.repeated());
    }
    if (parcel.isLate(item, lateAfterMs)) {
      lines.add(messages.late(item.ageMs(parcel.asOf())));
    }
    List<String> bodies = bodies(item);
    // Another language since the part before may have made fewer.
    bodies.get(Math.min(parcel.part(), bodies.size()) - 1).lines().forEach(lines::add);
    return lines;
  }

  private List<String> bodies(Item item) {
    int room = limit.most() - marks(item);
    List<String> parts = TextParts.of(item.body(), limit, room);
    if (parts.size() <= MAX_PARTS) {
      return parts;
    }
    List<String> some = new ArrayList<>(parts.subList(0, MAX_PARTS - 1));
    some.add(
        limit.head(parts.get(MAX_PARTS - 1), room - taken(messages.cut()))
            + LINE_END
            + messages.cut());
    return some;
  }

  /** What stands around a body at most. */
  private int marks(Item item) {
    return taken(messages.part(headline(item), MAX_PARTS, MAX_PARTS))
        + taken(messages.repeated())
        + taken(messages.late(Long.MAX_VALUE >> 1));
  }

  /** No headline takes more than a quarter of a message. */
  private String headline(Item item) {
    return limit.head(item.headline(), limit.most() >> 2);
  }

  private int taken(String line) {
    return limit.of(line) + limit.of(LINE_END);
  }
}
