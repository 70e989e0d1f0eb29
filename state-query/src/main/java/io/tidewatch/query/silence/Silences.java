package io.tidewatch.query.silence;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.tail.TopicTail;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The silences that people asked for, to read and to change. Times are those of the market, as the
 * alerts have them. Thread-safe.
 */
public final class Silences implements AutoCloseable {
  /** More than this many in force are no list that somebody keeps. */
  public static final int MAX_SILENCES = 1_000;

  /** Alerts of a detector that is behind may still come for one that is over by less. */
  private static final long LATENESS_MS = 3_600_000;

  /** Nobody waits for more of them to be taken off the topic. */
  private static final int TAKEN_OFF_AT_ONCE = 50;

  private static final int ID_LENGTH = 12;

  private final SilenceLog log = new SilenceLog();
  private final TopicTail<Silence> tail;
  private final ConfirmedWriter<Silence> writer;
  private final MarketClock clock;

  /** Begins to follow the topic, which must exist. */
  public Silences(KafkaAccess kafka, MarketClock clock) {
    this.clock = requireNonNull(clock, "clock");
    this.writer = new ConfirmedWriter<>(kafka, Topics.SILENCES, "tidewatch-silence-changes");
    this.tail = TopicTail.followTable(kafka, Topics.SILENCES, log::hear);
  }

  /** Time of the market, epoch milliseconds. */
  public long nowMs() {
    return clock.nowMs();
  }

  /**
   * Those that are not over, the first to end first.
   *
   * @throws StoreNotReadyException if they are not read yet
   */
  public List<Silence> inForce() {
    checkRead();
    long nowMs = nowMs();
    return log.find(silence -> !silence.isOver(nowMs));
  }

  /**
   * Asks for silence. Returns once it is on the topic.
   *
   * @param author who asks
   * @param from now
   * @param until after that
   * @return empty if there are too many
   * @throws StoreNotReadyException if Kafka did not take it in time, or it is not known yet how
   *     many there are
   */
  public synchronized Optional<Silence> add(
      Author author,
      AlertMatcher matcher,
      long from,
      long until,
      String by,
      Optional<String> comment) {
    if (inForce().size() >= MAX_SILENCES) {
      return Optional.empty();
    }
    takeOffOld();
    Silence silence = new Silence(newId(), matcher, from, until, by, comment);
    writer.write(
        silence.id(),
        silence,
        author.entry("silences.add", target(silence.id()), Optional.empty(), Optional.of(silence)));
    log.hear(silence.id(), Optional.of(silence));
    return Optional.of(silence);
  }

  private String newId() {
    String id;
    do {
      id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
    } while (log.of(id).isPresent());
    return id;
  }

  /**
   * Ends a silence. Returns once that is on the topic.
   *
   * @return false if there is none, or it is over
   * @throws StoreNotReadyException if Kafka did not take it in time, or the silences are not read
   *     yet
   */
  public synchronized boolean end(Author author, String id) {
    checkRead();
    long nowMs = nowMs();
    Optional<Silence> standing = log.of(id).filter(silence -> !silence.isOver(nowMs));
    if (standing.isEmpty()) {
      return false;
    }
    writer.write(id, null, author.entry("silences.end", target(id), standing, Optional.empty()));
    log.hear(id, Optional.empty());
    takeOffOld();
    return true;
  }

  private void takeOffOld() {
    long oldMs = nowMs() - LATENESS_MS;
    log.find(silence -> silence.isOver(oldMs)).stream()
        .limit(TAKEN_OFF_AT_ONCE)
        .forEach(silence -> {
          writer.write(silence.id(), null);
          // What follows decides by this word; reading it back takes a while.
          log.hear(silence.id(), Optional.empty());
        });
  }

  private static String target(String id) {
    return "silences/" + id;
  }

  private void checkRead() {
    if (!tail.isCaughtUp()) {
      throw new StoreNotReadyException("the silences are being read");
    }
  }

  @Override
  public void close() {
    tail.close();
    writer.close();
  }
}
