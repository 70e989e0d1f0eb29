package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.dispatch.Counters;
import io.tidewatch.connectors.delivery.dispatch.Dispatcher;
import io.tidewatch.connectors.delivery.dispatch.Pace;
import io.tidewatch.connectors.delivery.outbox.Ledger;
import io.tidewatch.connectors.delivery.outbox.PastReader;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.SinkPosition;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.KafkaAccess;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of alerts by one channel, on a thread of its own. Before a message leaves, it is on
 * record that it will; when it has left, what came of it, together with the offsets. So a crash
 * loses none, and repeats at most the messages that were on their way, which say so. Of several
 * instances the newest works.
 */
public final class DeliverySink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySink.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
  private static final long PAUSE_NANOS = 500_000_000;

  /** Trouble after a life of so long has nothing to do with trouble before it. */
  private static final long STEADY_NANOS = 60_000_000_000L;

  private final KafkaAccess kafka;
  private final DeliverySettings settings;
  private final Channel channel;
  private final Optional<BotBudget> bot;
  private final InstantSource clock;
  private final Pace pace;
  private final String instance;
  private final Items items;
  private final Counters counters = new Counters();
  private final LongAdder missed = new LongAdder();
  private final Outage outage;
  private final SinkPosition position = new SinkPosition();
  private final Thread thread;
  private volatile WishReader reader;
  private volatile Waiting waiting = new Waiting(0, Long.MAX_VALUE, List.of(), List.of());
  private volatile boolean closing;
  private volatile boolean takenOver;
  private volatile int restarts;

  private record Waiting(int items, long since, List<String> away, List<String> gone) {}

  private DeliverySink(
      KafkaAccess kafka,
      DeliverySettings settings,
      Channel channel,
      Optional<BotBudget> bot,
      InstantSource clock,
      RandomGenerator random) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.settings = requireNonNull(settings, "settings");
    this.channel = requireNonNull(channel, "channel");
    this.bot = bot.filter(_ -> settings.channel() instanceof ChannelSettings.Telegram);
    this.clock = requireNonNull(clock, "clock");
    DeliverySettings.Times times = settings.times();
    Backoff backoff = new Backoff(settings.requests().backoff(), random);
    this.pace = new Pace(times.folding(), times.lateAfter(), times.expireAfter(), backoff::after);
    this.instance = HexFormat.of().toHexDigits(random.nextLong());
    DeliverySettings.Readers readers = settings.readers();
    this.items =
        new Items(
            new DeliveryMessages(readers.language(), readers.zone()),
            settings.routes(),
            channel.wantsJson());
    this.outage = new Outage("the channel " + channel.name());
    this.thread =
        Thread.ofPlatform()
            .name("sink-" + settings.group())
            .daemon()
            .unstarted(LogFields.on(LogFields.SINK, channel.name(), this::run));
  }

  /** Starts as one that has its bot for itself. */
  public static DeliverySink start(
      KafkaAccess kafka,
      DeliverySettings settings,
      PrintStream terminal,
      InstantSource clock,
      RandomGenerator random) {
    return start(
        kafka, settings, Channels.of(settings, terminal, clock), Optional.empty(), clock, random);
  }

  /**
   * Starts; a group that is new begins with the oldest alert that is kept.
   *
   * @param terminal where the console prints; other channels leave it alone
   * @param bot counts the messages of the bot whichever part of this process sends them; other
   *     channels leave it alone
   * @param clock the wall clock
   * @param random spreads the waits between attempts, and names the instance
   */
  public static DeliverySink start(
      KafkaAccess kafka,
      DeliverySettings settings,
      PrintStream terminal,
      BotBudget bot,
      InstantSource clock,
      RandomGenerator random) {
    return start(
        kafka, settings, Channels.of(settings, terminal, clock), Optional.of(bot), clock, random);
  }

  /** The same with a channel that is made already, and is closed together with the sink. */
  static DeliverySink start(
      KafkaAccess kafka,
      DeliverySettings settings,
      Channel channel,
      Optional<BotBudget> bot,
      InstantSource clock,
      RandomGenerator random) {
    DeliverySink sink = new DeliverySink(kafka, settings, channel, bot, clock, random);
    sink.thread.start();
    return sink;
  }

  private void run() {
    try (channel) {
      while (!closing && !takenOver) {
        live();
      }
    }
  }

  /** One life; after trouble that it has no answer to, it begins another one. */
  private void live() {
    long began = System.nanoTime();
    try (WishReader wishes = new WishReader(kafka, settings.group(), missed);
        Ledger ledger =
            new Ledger(
                kafka,
                settings.group(),
                wishes::member,
                () -> wishes.isLastBy(instance),
                () -> !closing)) {
      reader = wishes;
      DeliveryLoop loop = loop(wishes, ledger);
      while (!closing) {
        loop.round();
        tell(loop);
        if (restarts > 0 && System.nanoTime() - began > STEADY_NANOS) {
          restarts = 0;
        }
      }
      loop.finish(LAST_ANSWERS);
      tell(loop);
    } catch (Ledger.Over e) {
      takenOver = e.isTakenOver();
      if (takenOver) {
        LOG.warn("{} ends here: {}", settings.group(), e.getMessage());
      }
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.warn("{} has trouble and begins again", settings.group(), e);
        restarts = restarts + 1;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      // What of it is still on its way may arrive a moment later; commands need an end of it.
      bot.ifPresent(budget -> budget.endAlerts(clock.millis()));
    }
  }

  private DeliveryLoop loop(WishReader wishes, Ledger ledger) {
    return new DeliveryLoop(
        channel,
        settings.room(),
        items,
        wishes,
        ledger,
        new PastReader(kafka, channel.name()),
        found ->
            new Dispatcher(
                channel,
                pace,
                settings.budget(bot),
                settings.share(),
                settings.channel().targets(),
                found.past(),
                counters,
                outage),
        settings.limits().longest(),
        instance,
        clock,
        () -> !closing);
  }

  private void tell(DeliveryLoop loop) {
    Dispatcher dispatcher = loop.dispatcher();
    waiting =
        new Waiting(
            dispatcher.waiting(),
            dispatcher.offsets().oldest(Long.MAX_VALUE),
            dispatcher.away(),
            dispatcher.gone());
    position.reached(loop.done());
  }

  /** How it is doing. */
  public DeliveryStatus status() {
    Waiting now = waiting;
    return new DeliveryStatus(
        channel.name(),
        outage.reached() || outage.failures() == 0,
        counters.messages(),
        counters.digests(),
        counters.told(),
        counters.repeated(),
        counters.throttled(),
        counters.refused(),
        counters.expired(),
        counters.notRouted(),
        missed.sum(),
        outage.failures(),
        now.items,
        Duration.ofMillis(now.items == 0 ? 0 : Math.max(0, clock.millis() - now.since)),
        thread.isAlive(),
        restarts,
        now.away,
        now.gone,
        takenOver,
        outage.lastError());
  }

  /**
   * Waits until everything before these offsets has its outcome on record.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return position.await(ends, timeout, thread::isAlive);
  }

  /** Begins to end and returns, so that several can end at the same time. */
  public void stop() {
    closing = true;
    WishReader current = reader;
    if (current != null) {
      current.wake();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
