package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.EPOCH;
import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Notification.Kind;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Against a gate that goes through all that was ever said. */
class GateProperties {
  private static final int SPAN_MS = 30 * 60_000;
  private static final Set<Type> OF_FEEDS =
      Set.of(Type.LIVE, Type.STALE, Type.GONE, Type.QUARANTINED, Type.HEALED);

  private static Arbitrary<Long> times() {
    return Arbitraries.longs().between(T0, T0 + SPAN_MS);
  }

  private static Arbitrary<GateInput> alerts() {
    Arbitrary<Severity> severities =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Severity.CRITICAL)),
            Tuple.of(4, Arbitraries.of(Severity.MAJOR, Severity.MINOR)));
    return Combinators.combine(
            times(),
            Arbitraries.of("BTCUSDT", "ETHUSDT"),
            severities,
            Arbitraries.of(Side.values()),
            Arbitraries.integers().between(0, 4))
        .as((at, symbol, severity, side, which) ->
            new GateInput.Raised(
                switch (which) {
                  case 0 -> MadeAlerts.move(side, at);
                  case 1, 2 -> MadeAlerts.anomaly(symbol, side, at, severity);
                  case 3 -> MadeAlerts.trades(symbol, at, severity, EPOCH);
                  default -> MadeAlerts.level(symbol.replace("USDT", "-USDT"), at);
                }));
  }

  private static Arbitrary<GateInput> silences() {
    Arbitrary<Optional<String>> rules =
        Arbitraries.of("futures-*", "large-trades", "*move", "none").optional(0.4);
    Arbitrary<Optional<String>> subjects =
        Arbitraries.of("BTC*", "*USDT", "ETHUSDT", "market").optional(0.7);
    Arbitrary<Set<Severity>> severities = Arbitraries.of(Severity.class).set().ofMaxSize(2);
    Arbitrary<AlertMatcher> matchers =
        Combinators.combine(rules, subjects, severities).as(AlertMatcher::new);
    return Combinators.combine(
            Arbitraries.of("s1", "s2", "s3"),
            matchers,
            times(),
            Arbitraries.longs().between(1, 600_000))
        .as((id, matcher, from, length) ->
            new GateInput.Silenced(MadeAlerts.silence(id, matcher, from, from + length)));
  }

  private static Arbitrary<GateInput> unsilenced() {
    return Arbitraries.of("s1", "s2", "s3", "s4").map(GateInput.Unsilenced::new);
  }

  private static Arbitrary<GateInput> feeds() {
    Arbitrary<FeedEvent> ofOne =
        Combinators.combine(
                Arbitraries.of("binance-spot/trades", "binance-futures/klines"),
                Arbitraries.of("BTCUSDT", "ETHUSDT"),
                Arbitraries.of(OF_FEEDS),
                Arbitraries.longs().between(EPOCH, EPOCH + 2),
                times())
            .as((channel, symbol, type, epoch, at) ->
                MadeAlerts.feed(
                    channel.split("/")[0], channel.split("/")[1], symbol, type, epoch, at));
    Arbitrary<FeedEvent> ofConnection =
        Combinators.combine(
                Arbitraries.of(Type.CLOSED, Type.CLOSED, Type.FAILING),
                Arbitraries.longs().between(EPOCH, EPOCH + 2),
                times())
            .as((type, epoch, at) ->
                MadeAlerts.feed(
                    "binance-spot", "trades", FeedEvent.ALL_INSTRUMENTS, type, epoch, at));
    return Arbitraries.oneOf(ofOne, ofOne, ofConnection, rotations()).map(GateInput.Fed::new);
  }

  /** Of either venue, also as it was before the replaced connection was named. */
  private static Arbitrary<FeedEvent> rotations() {
    return Combinators.combine(
            Arbitraries.of("binance-spot/trades", "binance-futures/klines"),
            Arbitraries.longs().between(EPOCH, EPOCH + 2).optional(0.9),
            Arbitraries.longs().between(EPOCH, EPOCH + 2),
            times())
        .as((channel, old, epoch, at) ->
            MadeAlerts.rotated(
                channel.split("/")[0],
                channel.split("/")[1],
                old.map(its -> "c" + its),
                epoch,
                at));
  }

  private static Arbitrary<GateInput> ends() {
    return Combinators.combine(times(), times(), Arbitraries.of("BTCUSDT", "ETHUSDT"))
        .as((from, to, symbol) ->
            new GateInput.Decided(
                MadeAlerts.end(MadeAlerts.trades(symbol, from), Math.max(from, to))));
  }

  @Provide
  Arbitrary<List<GateInput>> histories() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, alerts()),
            Tuple.of(3, silences()),
            Tuple.of(1, unsilenced()),
            Tuple.of(3, feeds()),
            Tuple.of(1, ends()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(GateProperties::eachAlertOnce);
  }

  private static List<GateInput> eachAlertOnce(List<GateInput> inputs) {
    Set<String> raised = new HashSet<>();
    return inputs.stream()
        .filter(
            input -> !(input instanceof GateInput.Raised(Alert alert)) || raised.add(alert.id()))
        .toList();
  }

  @Property(tries = 3_000)
  void shouldDecideAsTheRulesSay(@ForAll("histories") List<GateInput> history) {
    NaiveGate naive = new NaiveGate();
    Gate gate = new Gate(empty());
    for (GateInput input : history) {
      String expected = naive.take(input);
      List<String> words = gate.take(input).stream().map(MadeGate::word).toList();

      if (expected.isEmpty()) {
        assertThat(words).allMatch(Reason.UNWATCHED.name()::equals);
      } else {
        assertThat(words).containsExactly(expected);
      }
    }
  }

  @Property(tries = 500)
  void shouldDecideTheSameOverARestartAnywhere(@ForAll("histories") List<GateInput> history) {
    GateState state = empty();
    Gate once = new Gate(empty());
    for (GateInput input : history) {
      assertThat(new Gate(state).take(input)).isEqualTo(once.take(input));
    }
  }

  @Property(tries = 1_000)
  void shouldTellAtTheEndOnlyWhatHoldsAndNothingTwice(
      @ForAll("histories") List<GateInput> history) {
    NaiveGate naive = new NaiveGate();
    Gate gate = new Gate(empty());
    Set<String> held = new HashSet<>();
    List<Notification> told = new ArrayList<>();
    Waiting waiting = new Waiting();
    long nowMs = T0;
    for (GateInput input : history) {
      naive.take(input);
      gate.take(input)
          .forEach(output -> {
            switch (output) {
              case GateOutput.Told its -> told.add(its.notification());
              case GateOutput.HeldBack its -> held.add(its.alert().id());
            }
            waiting.hear(output, naive);
          });
      waiting.hear(input);
      nowMs += 2_000;
      List<GateOutput> released = gate.release(nowMs);
      check(released, naive, held, nowMs, told);
      released.forEach(output -> waiting.hear(output, naive));
    }
    for (int second = 0; second < 5; second++) {
      nowMs += SPAN_MS;
      List<GateOutput> released = gate.release(nowMs);
      check(released, naive, held, nowMs, told);
      released.forEach(output -> waiting.hear(output, naive));
    }

    assertThat(told.stream().filter(its -> its.kind() == Kind.STILL_FIRING))
        .extracting(its -> its.alert().id())
        .doesNotHaveDuplicates();
    // Silences are over by now: what is not told is of a feed that is still broken.
    assertThat(waiting.alerts())
        .allMatch(alert ->
            alert.severity() != Severity.CRITICAL
                && AlertFeeds.of(alert).stream()
                    .anyMatch(feed -> naive.brokenSince(feed).isPresent()));
  }

  /** The newest alert of each rule and subject that is to be told at some time. */
  private static final class Waiting {
    private final Map<String, Alert> newest = new HashMap<>();

    void hear(GateInput input) {
      if (input instanceof GateInput.Fed(FeedEvent event) && event.type() == Type.GONE) {
        // Of each of them it was said that nobody will be told.
        assertThat(newest.values()).noneMatch(alert -> AlertFeeds.of(alert).contains(event.key()));
      }
      if (input instanceof GateInput.Decided(Decision end)) {
        Alert alert = newest.get(end.key());
        if (alert != null && end.to() >= alert.eventTime()) {
          newest.remove(end.key());
        }
      }
    }

    void hear(GateOutput output, NaiveGate naive) {
      switch (output) {
        case GateOutput.Told(Notification told) -> {
          Alert other = newest.get(told.key());
          if (other != null && other.eventTime() <= told.alert().eventTime()) {
            newest.remove(told.key());
          }
        }
        case GateOutput.HeldBack(Alert alert, Reason reason, String detail) -> {
          Alert other = newest.get(alert.key());
          boolean isNewest = other == null || other.eventTime() <= alert.eventTime();
          if (reason == Reason.UNWATCHED) {
            assertThat(newest.remove(alert.key())).isEqualTo(alert);
            return;
          }
          if (reason == Reason.MARKET_EVENT && alert.equals(other)) {
            newest.remove(alert.key());
          }
          boolean isSpokenFor = alert.severity() != Severity.CRITICAL && naive.isSpokenFor(alert);
          if (!isSpokenFor && isNewest && !alert.rule().equals("level-broken")) {
            newest.put(alert.key(), alert);
          }
        }
      }
    }

    Collection<Alert> alerts() {
      return newest.values();
    }
  }

  private static void check(
      List<GateOutput> released,
      NaiveGate naive,
      Set<String> held,
      long nowMs,
      List<Notification> told) {
    for (GateOutput output : released) {
      if (output instanceof GateOutput.HeldBack(Alert part, Reason reason, String detail)) {
        assertThat(reason).isEqualTo(Reason.MARKET_EVENT);
        assertThat(held).contains(part.id());
        assertThat(naive.isSpokenFor(part)).isTrue();
        continue;
      }
      Notification notification = ((GateOutput.Told) output).notification();
      Alert alert = notification.alert();
      told.add(notification);
      naive.toldAfterAll(alert);

      assertThat(notification.kind()).isEqualTo(Kind.STILL_FIRING);
      assertThat(held).contains(alert.id());
      assertThat(alert.rule()).isNotEqualTo("level-broken");
      assertThat(naive.isSilenced(alert, nowMs)).isFalse();
      assertThat(naive.isOver(alert)).isFalse();
      if (alert.severity() != Severity.CRITICAL) {
        assertThat(AlertFeeds.of(alert)).allMatch(feed -> naive.brokenSince(feed).isEmpty());
      }
    }
  }

  private static GateState empty() {
    return new GateState(
        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }
}
