package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.reference.CompactedTopic;
import io.tidewatch.connectors.reference.CompactedWriter;
import io.tidewatch.connectors.reference.TopicDifference;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings the topics of the pool in line with the database: reads both, writes the difference, with
 * tombstones for what is gone, and waits until all copies have it. Doing it again changes nothing.
 * Thread-safe; one publication at a time.
 */
public final class PoolPublisher {
  private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(30);

  private final Database database;
  private final Map<String, Object> client;
  private final InstantSource clock;
  private final Duration within;

  /**
   * @param client connection properties of Kafka, at least {@code bootstrap.servers}
   * @param clock for the time of the records, after which the changes take force
   */
  public PoolPublisher(Database database, Map<String, ?> client, InstantSource clock) {
    this(database, client, clock, DEFAULT_WITHIN);
  }

  /**
   * @param within for reading a topic, and for the writing
   */
  public PoolPublisher(
      Database database, Map<String, ?> client, InstantSource clock, Duration within) {
    this.database = requireNonNull(database, "database");
    this.client = Map.copyOf(client);
    this.clock = requireNonNull(clock, "clock");
    this.within = requireNonNull(within, "within");
  }

  /**
   * Publishes, and says what has changed.
   *
   * @throws PoolException if templates or rows of the pool are malformed, with all findings, or a
   *     table has no row at all although some are published, or the database or Kafka does not
   *     answer; in the last case a part may have been written, and doing it again writes the rest
   */
  public synchronized PoolDifference publish() {
    Rows rows = rows();
    PublishedPool wanted = PublishedPool.of(rows.templates(), rows.pool());
    try {
      CompactedTopic topics = new CompactedTopic(client, within);
      Map<String, Optional<PoolTemplate>> templatesThere = topics.read(Topics.TEMPLATES);
      Map<String, Optional<PoolPair>> pairsThere = topics.read(Topics.PAIRS);
      requireSome("quick_monitor_template", rows.anyTemplate(), templatesThere.size());
      requireSome("sol_ws_batch_pool", !rows.pool().isEmpty(), pairsThere.size());
      TopicDifference templates = TopicDifference.of(wanted.templates(), templatesThere);
      TopicDifference pairs = TopicDifference.of(wanted.pairs(), pairsThere);
      write(wanted, templates, pairs);
      return difference(wanted, templates, pairs, pairsThere);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  /**
   * What stands in the database.
   *
   * @param anyTemplate whether there is a template, be it one that is deleted
   */
  private record Rows(List<TemplateRow> templates, List<PoolRow> pool, boolean anyTemplate) {
    static Rows read(Handle sql) {
      SourceTables sources = new SourceTables(sql);
      return new Rows(sources.templates(), new PoolTable(sql).rows(), sources.hasAnyTemplate());
    }
  }

  private Rows rows() {
    try {
      return database.jdbi().inTransaction(Rows::read);
    } catch (JdbiException e) {
      throw new PoolException(
          "the pool in "
              + database.settings().place()
              + " could not be read: "
              + LogText.bounded(e.getMessage()));
    }
  }

  // A database that was lost and made anew looks like this, or one that is not the right one.
  private void requireSome(String table, boolean any, int published) {
    if (!any && published > 0) {
      throw new PoolException(
          "the pool cannot be published, nothing was written",
          List.of(
              "%s: %s: expected some rows, as %d are published, found none; fill it with 'tidewatch pool init', or say of each row that is to go that it is deleted or not active"
                  .formatted(database.settings().place(), table, published)));
    }
  }

  // Nothing is without its template in between: it comes first, and goes last.
  private void write(PublishedPool wanted, TopicDifference templates, TopicDifference pairs) {
    try (CompactedWriter writer = new CompactedWriter(client, within)) {
      // What a first record waits for is done before the time is taken that changes count from.
      writer.prepare(Topics.TEMPLATES);
      writer.prepare(Topics.PAIRS);
      long time = clock.millis();
      puts(templates)
          .forEach(key -> writer.put(Topics.TEMPLATES, key, wanted.templates().get(key), time));
      puts(pairs).forEach(key -> writer.put(Topics.PAIRS, key, wanted.pairs().get(key), time));
      pairs.removed().forEach(key -> writer.remove(Topics.PAIRS, key, time));
      templates.removed().forEach(key -> writer.remove(Topics.TEMPLATES, key, time));
      writer.await();
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PoolException("publishing was interrupted; do it again");
    }
  }

  private static List<String> puts(TopicDifference difference) {
    List<String> keys = new ArrayList<>(difference.added());
    keys.addAll(difference.changed());
    return keys;
  }

  private static PoolDifference difference(
      PublishedPool wanted,
      TopicDifference templates,
      TopicDifference pairs,
      Map<String, Optional<PoolPair>> pairsThere) {
    List<String> moved = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (String key : pairs.changed()) {
      int batch = wanted.pairs().get(key).batch();
      boolean hasMoved = pairsThere.get(key).filter(pair -> pair.batch() != batch).isPresent();
      (hasMoved ? moved : changed).add(key);
    }
    return new PoolDifference(
        templates.added(),
        templates.changed(),
        templates.removed(),
        pairs.added(),
        changed,
        moved,
        pairs.removed(),
        templates.unchanged() + pairs.unchanged(),
        wanted.warnings());
  }

  private static PoolException unreachable(Throwable e) {
    return new PoolException(
        "the pool could not be published: Kafka: "
            + LogText.bounded(e.getClass().getSimpleName() + " " + e.getMessage())
            + ". Check that the brokers run and the topics exist, and do it again");
  }
}
