package io.tidewatch.connectors.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.State;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What people were told: of trouble they hear once when it begins and once when it is over. What
 * stands on the topic is known after a restart too. Not thread-safe.
 */
final class TroubleLedger {
  private static final int ID_BYTES = 16;

  private final WatchSettings settings;
  private final Predicate<SystemAlert> ours;
  private final long startedAt;
  private final Map<String, SystemAlert> raised = new HashMap<>();
  private final Map<String, Long> fineSince = new HashMap<>();

  /**
   * Before anything was told.
   *
   * @param ours whether it is to be said here that such a trouble is over; another process says it
   *     of the others
   */
  TroubleLedger(WatchSettings settings, Predicate<SystemAlert> ours, long startedAt) {
    this.settings = requireNonNull(settings, "settings");
    this.ours = requireNonNull(ours, "ours");
    this.startedAt = startedAt;
  }

  /** Takes what is on the topic, whoever wrote it. */
  void read(SystemAlert alert) {
    switch (alert.state()) {
      case RAISED -> raised.put(alert.key(), alert);
      case RESOLVED -> raised.remove(alert.key());
    }
  }

  /** Trouble that people know of. */
  Collection<SystemAlert> raised() {
    return List.copyOf(raised.values());
  }

  /** What is to be told now; it counts as told. */
  List<SystemAlert> news(Finding found, long now) {
    Map<String, Trouble> standing =
        found.troubles().stream()
            .collect(Collectors.toMap(Trouble::key, Function.identity(), (a, _) -> a));
    List<SystemAlert> news = new ArrayList<>();
    standing.values().stream()
        .filter(trouble -> !raised.containsKey(trouble.key()))
        .map(trouble -> begun(trouble, now))
        .forEach(news::add);
    fineSince.keySet().retainAll(raised.keySet());
    for (SystemAlert alert : raised.values()) {
      if (standing.containsKey(alert.key()) || found.undecided().contains(alert.key())) {
        fineSince.remove(alert.key());
      } else if (ours.test(alert) && isOver(alert.key(), now)) {
        news.add(over(alert, now));
      }
    }
    news.forEach(this::read);
    return news;
  }

  private boolean isOver(String key, long now) {
    long fine = fineSince.computeIfAbsent(key, _ -> now);
    return now - startedAt >= settings.settle().toMillis()
        && now - fine >= settings.calm().toMillis();
  }

  private static SystemAlert begun(Trouble trouble, long now) {
    return new SystemAlert(
        id(trouble.key(), trouble.since(), State.RAISED),
        trouble.kind(),
        trouble.subject(),
        trouble.severity(),
        State.RAISED,
        trouble.since(),
        now,
        LogText.bounded(trouble.detail()));
  }

  private static SystemAlert over(SystemAlert alert, long now) {
    return new SystemAlert(
        id(alert.key(), alert.since(), State.RESOLVED),
        alert.kind(),
        alert.subject(),
        alert.severity(),
        State.RESOLVED,
        alert.since(),
        now,
        alert.detail());
  }

  /** Two instances that see the same trouble must tell it as one. */
  private static String id(String key, long since, State state) {
    try {
      byte[] text = String.join("\n", key, Long.toString(since), state.name()).getBytes(UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
