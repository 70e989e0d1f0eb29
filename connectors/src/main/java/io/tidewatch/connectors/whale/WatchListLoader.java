package io.tidewatch.connectors.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.reference.CompactedTopic;
import io.tidewatch.connectors.reference.CompactedWriter;
import io.tidewatch.connectors.reference.TopicDifference;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.WatchedAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * Brings the topic of watched addresses in line with the table {@code hl_watch_addresses}: reads
 * both, writes the difference, with tombstones for what is gone. Words of other origins on the
 * topic are none of its business. A table without any row must be found twice in a row before the
 * list is emptied: whoever fills it anew may be in the middle of that. Thread-safe; one load at a
 * time.
 */
public final class WatchListLoader {
  private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(30);
  private static final String OURS = WatchedAddress.key(WatchedAddress.Origin.DATABASE, "");

  private final WatchListTable table;
  private final Map<String, Object> client;
  private final InstantSource clock;
  private final Duration within;
  private boolean wasEmpty;

  /**
   * @param client connection properties of Kafka, at least {@code bootstrap.servers}
   * @param clock for the time of the records
   */
  public WatchListLoader(Database database, Map<String, ?> client, InstantSource clock) {
    this(database, client, clock, DEFAULT_WITHIN);
  }

  /**
   * @param within for reading the topic, and for the writing
   */
  public WatchListLoader(
      Database database, Map<String, ?> client, InstantSource clock, Duration within) {
    this.table = new WatchListTable(database);
    this.client = Map.copyOf(client);
    this.clock = requireNonNull(clock, "clock");
    this.within = requireNonNull(within, "within");
  }

  /**
   * Loads, and says what has changed.
   *
   * @throws WatchListException if the database or Kafka does not answer; in the last case a part
   *     may have been written, and doing it again writes the rest
   */
  public synchronized WatchListDifference load() {
    List<WatchListTable.Row> rows = table.rows();
    WatchList wanted = WatchList.of(rows);
    try {
      Map<String, Optional<WatchedAddress>> there = published();
      boolean waits = rows.isEmpty() && !wasEmpty && !there.isEmpty();
      wasEmpty = rows.isEmpty();
      if (waits) {
        return kept(there);
      }
      TopicDifference difference = TopicDifference.of(wanted.addresses(), there);
      write(wanted, difference);
      return new WatchListDifference(
          addresses(difference.added()),
          addresses(difference.changed()),
          addresses(difference.removed()),
          difference.unchanged(),
          wanted.invalid(),
          wanted.repeated(),
          wanted.warnings());
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private Map<String, Optional<WatchedAddress>> published() {
    return new CompactedTopic(client, within)
        .read(Topics.WATCHED_ADDRESSES).entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(OURS))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static WatchListDifference kept(Map<String, Optional<WatchedAddress>> there) {
    return new WatchListDifference(
        List.of(),
        List.of(),
        List.of(),
        there.size(),
        0,
        0,
        List.of(
            "hl_watch_addresses has no row at all; its "
                + there.size()
                + " addresses go if the next load finds the same"));
  }

  private void write(WatchList wanted, TopicDifference difference) {
    List<String> puts = new ArrayList<>(difference.added());
    puts.addAll(difference.changed());
    if (puts.isEmpty() && difference.removed().isEmpty()) {
      return;
    }
    try (CompactedWriter writer = new CompactedWriter(client, within)) {
      writer.prepare(Topics.WATCHED_ADDRESSES);
      long time = clock.millis();
      puts.forEach(
          key -> writer.put(Topics.WATCHED_ADDRESSES, key, wanted.addresses().get(key), time));
      difference.removed().forEach(key -> writer.remove(Topics.WATCHED_ADDRESSES, key, time));
      writer.await();
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WatchListException("publishing was interrupted; do it again");
    }
  }

  private static List<String> addresses(List<String> keys) {
    return keys.stream().map(key -> key.substring(OURS.length())).toList();
  }

  private static WatchListException unreachable(Throwable e) {
    return new WatchListException(
        "the watched addresses could not be published: Kafka: "
            + LogText.bounded(e.getClass().getSimpleName() + " " + e.getMessage()));
  }
}
