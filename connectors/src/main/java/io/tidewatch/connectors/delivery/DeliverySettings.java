package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.dispatch.Share;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.delivery.queue.Budget;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.connectors.delivery.queue.Line;
import io.tidewatch.contract.delivery.AlertMatcher;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one sink tells people of alerts.
 *
 * @param channel the way, with its targets
 * @param routes which alerts go to which targets; all that match count
 * @param readers language and time zone of the texts
 * @param limits how fast messages may follow each other
 * @param times what is late, what is too old, what goes together
 * @param requests how long to wait for the other side
 * @param room how much may wait
 */
public record DeliverySettings(
    ChannelSettings channel,
    List<Route> routes,
    Readers readers,
    Limits limits,
    Times times,
    Requests requests,
    Room room) {
  public DeliverySettings {
    requireNonNull(channel, "channel");
    routes = List.copyOf(routes);
    requireNonNull(readers, "readers");
    requireNonNull(limits, "limits");
    requireNonNull(times, "times");
    requireNonNull(requests, "requests");
    requireNonNull(room, "room");
    for (Route route : routes) {
      if (!channel.targets().contains(route.target())) {
        throw new IllegalArgumentException(
            "expected a route to one of %s, was %s".formatted(channel.targets(), route.target()));
      }
    }
  }

  /** The usual ones of a channel, for readers of Chinese in UTC. */
  public static DeliverySettings of(ChannelSettings channel, List<Route> routes) {
    return new DeliverySettings(
        channel,
        routes,
        new Readers(Locale.CHINESE, ZoneOffset.UTC),
        Limits.of(channel),
        Times.DEFAULTS,
        Requests.DEFAULTS,
        Room.DEFAULTS);
  }

  /** The consumer group, which is the transactional id as well: one instance works at a time. */
  public String group() {
    return "tidewatch-"
        + switch (channel) {
          case ChannelSettings.Console _ -> "delivery-console";
          case ChannelSettings.Telegram _, ChannelSettings.WeCom _, ChannelSettings.Webhook _ ->
              channel.name();
        };
  }

  /** The same with other readers. */
  public DeliverySettings readBy(Readers other) {
    return new DeliverySettings(channel, routes, other, limits, times, requests, room);
  }

  /** The same with other limits. */
  public DeliverySettings limitedBy(Limits other) {
    return new DeliverySettings(channel, routes, readers, other, times, requests, room);
  }

  /** The same with other times. */
  public DeliverySettings timedBy(Times other) {
    return new DeliverySettings(channel, routes, readers, limits, other, requests, room);
  }

  /** The same with other requests. */
  public DeliverySettings requestedBy(Requests other) {
    return new DeliverySettings(channel, routes, readers, limits, times, other, room);
  }

  /**
   * A new budget of all limits.
   *
   * @param bot whose messages are counted as well, if others send by it too
   */
  Budget budget(Optional<BotBudget> bot) {
    Map<String, List<Limit>> byTarget = new HashMap<>();
    for (String target : channel.targets()) {
      List<Limit> ofTarget = new ArrayList<>(limits.target);
      if (channel instanceof ChannelSettings.Telegram telegram && telegram.isGroup(target)) {
        ofTarget.addAll(limits.group);
      }
      byTarget.put(target, ofTarget);
    }
    return new Budget(limits.all, byTarget, shared(bot));
  }

  private Optional<Budget.Shared> shared(Optional<BotBudget> bot) {
    return channel instanceof ChannelSettings.Telegram telegram
        ? bot.map(budget -> new Budget.Shared(budget, ids(telegram)))
        : Optional.empty();
  }

  private static Map<String, String> ids(ChannelSettings.Telegram telegram) {
    return telegram.chats().stream()
        .collect(Collectors.toMap(ChannelSettings.Chat::name, ChannelSettings.Chat::id));
  }

  /** What may wait for each target that does not answer. */
  Share share() {
    return Share.of(room.items(), room.characters(), channel.targets().size());
  }

  /** What an alert is about. */
  public enum Origin {
    /** The market. */
    MARKET,
    /** The system itself; the kind of trouble stands for the rule. */
    SYSTEM
  }

  /** Alerts that match go to a target. */
  public record Route(Origin origin, AlertMatcher matcher, String target) {
    public Route {
      requireNonNull(origin, "origin");
      requireNonNull(matcher, "matcher");
      requireNonNull(target, "target");
    }

    /** Every alert of an origin. */
    public static Route ofAll(Origin origin, String target) {
      return new Route(origin, AlertMatcher.ALL, target);
    }
  }

  /** Who reads the texts; the language is zh or en. */
  public record Readers(Locale language, ZoneId zone) {
    public Readers {
      requireNonNull(language, "language");
      requireNonNull(zone, "zone");
    }
  }

  /**
   * How fast messages may follow each other; sliding windows.
   *
   * @param all on the whole sink
   * @param target on each target
   * @param group on each target that is a group, besides
   */
  public record Limits(List<Limit> all, List<Limit> target, List<Limit> group) {
    private static final Limit ORIGINAL = Limit.perMinute(12);

    public Limits {
      all = List.copyOf(all);
      target = List.copyOf(target);
      group = List.copyOf(group);
    }

    /** The longest window of all. */
    Duration longest() {
      return Stream.of(all, target, group)
          .flatMap(List::stream)
          .map(Limit::window)
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }

    /** What each channel states, and the 12 a minute of the original design for people. */
    public static Limits of(ChannelSettings channel) {
      return switch (channel) {
        case ChannelSettings.Telegram _ ->
            new Limits(
                List.of(ORIGINAL, BotBudget.Limits.TELEGRAM.bot()),
                List.of(BotBudget.Limits.TELEGRAM.chat()),
                List.of(BotBudget.Limits.TELEGRAM.group()));
        case ChannelSettings.WeCom _ ->
            new Limits(List.of(ORIGINAL), List.of(Limit.perMinute(20)), List.of());
        case ChannelSettings.Webhook _, ChannelSettings.Console _ ->
            new Limits(List.of(), List.of(), List.of());
      };
    }
  }

  /**
   * What sinks do with time.
   *
   * @param lateAfter what is older when it is sent is told to be late
   * @param expireAfter what is older when it would be sent is not sent
   * @param foldAbove when more than so many wait for a target with limits, they go together
   * @param followersWait how long alerts that follow in a market event wait for each other
   */
  public record Times(
      Duration lateAfter, Duration expireAfter, int foldAbove, Duration followersWait) {
    public static final Times DEFAULTS =
        new Times(Duration.ofMinutes(2), Duration.ofHours(24), 3, Duration.ofSeconds(10));

    public Times {
      requireNonNull(lateAfter, "lateAfter");
      requireNonNull(expireAfter, "expireAfter");
      requireNonNull(followersWait, "followersWait");
      if (expireAfter.compareTo(lateAfter) < 0) {
        throw new IllegalArgumentException(
            "expected expireAfter of at least %s, was %s".formatted(lateAfter, expireAfter));
      }
    }

    /** When items go together. */
    public Line.Folding folding() {
      return new Line.Folding(Optional.of(foldAbove), followersWait);
    }
  }

  /**
   * How long to wait for the other side.
   *
   * @param connectWithin for a connection
   * @param answerWithin for a whole answer
   * @param backoff after the first failure in a row, the second, and so on; the last one for ever
   */
  public record Requests(Duration connectWithin, Duration answerWithin, List<Duration> backoff) {
    public static final Requests DEFAULTS =
        new Requests(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30)));

    public Requests {
      requireNonNull(connectWithin, "connectWithin");
      requireNonNull(answerWithin, "answerWithin");
      backoff = List.copyOf(backoff);
    }
  }

  /**
   * How much may wait; whatever more there is stays on the topics. Measured, 10,000 alerts of large
   * trades take 6 to 9 MiB in words and 17 MiB with their JSON; 32 Mi characters, which no 10,000
   * usual alerts have, take 64 MiB at most.
   *
   * @param items alerts
   * @param characters of their texts
   */
  public record Room(int items, long characters) {
    public static final Room DEFAULTS = new Room(10_000, 32L << 20);

    public Room {
      if (items < 1 || characters < 1) {
        throw new IllegalArgumentException(
            "expected room for 1 or more, was %d, %d".formatted(items, characters));
      }
    }
  }
}
