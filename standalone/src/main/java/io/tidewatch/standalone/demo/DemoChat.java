package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.chat.TelegramServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * People who are told of the alerts of the demo, in a group of a simulated Telegram with the limits
 * of the real one.
 */
final class DemoChat implements AutoCloseable {
  private static final long GROUP = -1_001_000_000_001L;

  /** No secret: the simulated Telegram's own. */
  private static final String TOKEN = "100200300:scripted-market-without-a-secret";

  /** The market of the demo is one of the past: there, nothing is late. */
  private static final Duration NEVER = Duration.ofDays(3_650);

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final TelegramServer telegram;
  private final ConcurrentMap<String, Delivery> outcomes = new ConcurrentHashMap<>();

  private DemoChat(TelegramServer telegram) {
    this.telegram = requireNonNull(telegram, "telegram");
  }

  static DemoChat start() {
    try {
      return new DemoChat(TelegramServer.started(TOKEN, GROUP));
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the simulated Telegram", e);
    }
  }

  /** How the group is told. */
  DeliverySettings settings(Locale language) {
    DeliverySettings usual =
        DeliverySettings.of(
            channel(),
            List.of(DeliverySettings.Route.ofAll(DeliverySettings.Origin.MARKET, "group")));
    DeliverySettings.Times times = usual.times();
    return new DeliverySettings(
        usual.channel(),
        usual.routes(),
        new DeliverySettings.Readers(language, ZoneId.systemDefault()),
        usual.limits(),
        new DeliverySettings.Times(NEVER, NEVER, times.foldAbove(), times.followersWait()),
        usual.requests(),
        usual.room());
  }

  private ChannelSettings channel() {
    return new ChannelSettings.Telegram(
        telegram.uri(), TOKEN, List.of(ChannelSettings.Chat.of("group", GROUP)));
  }

  /** The same as settings of a process. */
  Map<String, Object> configuration() {
    return Map.of(
        "url", telegram.uri().toString(),
        "bot-token", TOKEN,
        "targets", List.of("group=" + GROUP),
        "routes", List.of("* -> group"));
  }

  /**
   * Hears what becomes of each alert on its way to the group. Other sinks may tell it too, and be
   * faster.
   */
  TopicSink follow(KafkaAccess kafka) {
    Set<String> sinks = Set.of(channel().name(), Delivery.GATE);
    return TopicSink.start(
        kafka,
        "tidewatch-demo-deliveries",
        Topics.DELIVERIES,
        delivery -> {
          if (delivery.status().isOutcome() && sinks.contains(delivery.sink())) {
            outcomes.put(delivery.alert(), delivery);
          }
        });
  }

  /**
   * Waits until it is known of each alert what became of it, and checks that each was told or held
   * back for a reason, within the limits of the channel.
   *
   * @return whether that is so
   */
  boolean report(Collection<Alert> alerts, Duration patience) {
    Set<String> ids = alerts.stream().map(Alert::id).collect(Collectors.toSet());
    long deadline = System.nanoTime() + patience.toNanos();
    while (!outcomes.keySet().containsAll(ids) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    Map<Delivery.Status, Long> counts =
        ids.stream()
            .filter(outcomes::containsKey)
            .collect(Collectors.groupingBy(id -> outcomes.get(id).status(), Collectors.counting()));
    long told = counts.getOrDefault(Delivery.Status.SENT, 0L);
    long heldBack = counts.getOrDefault(Delivery.Status.HELD_BACK, 0L);
    boolean complete = told + heldBack == ids.size() && telegram.violations().isEmpty();
    System.out.println(
        complete
            ? "chat    "
                + told
                + " alerts were told in "
                + telegram.messages().size()
                + " messages, "
                + heldBack
                + " held back for a reason, no limit was passed"
            : "chat    expected each of "
                + ids.size()
                + " alerts to be told or held back and no limit to be passed, was "
                + counts
                + " and "
                + telegram.violations());
    return complete;
  }

  @Override
  public void close() {
    telegram.close();
  }
}
