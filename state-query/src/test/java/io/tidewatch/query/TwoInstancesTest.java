package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.Location;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.query.tail.TopicTail;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the partitions, and each stands in for the other. */
class TwoInstancesTest {
  private static final long WINDOW_MS = 300_000;

  // Each of these lists has a symbol on each of the four partitions. The symbols of a list reach
  // the threshold together, with what was traded before.
  private static final List<List<String>> WAVES =
      List.of(
          List.of("XRPUSDT", "SOLUSDT", "BTCUSDT", "LTCUSDT"),
          List.of("ADAUSDT", "ETHUSDT", "DOTUSDT", "BNBUSDT"),
          List.of("DOGEUSDT", "AVAXUSDT", "INJUSDT", "ATOMUSDT"));
  private static final List<String> SYMBOLS = WAVES.stream().flatMap(List::stream).toList();

  private record Sent(String symbol, long timeMs, long usd) {}

  @TempDir private Path directory;
  private final long startMs = InstantSource.system().millis();
  private final List<Sent> sent = new ArrayList<>();
  private final List<Tuple> due = new ArrayList<>();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private EmbeddedBroker broker;
  private MarketProducer market;
  private TopicTail<Alert> tail;
  private Instance one;
  private Instance two;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    tail =
        TopicTail.follow(
            KafkaAccess.open(broker.bootstrapServers()),
            Topics.ALERTS,
            TopicTail.Start.OLDEST,
            alerts::add);
    one = start("one");
    two = start("two");
  }

  @AfterEach
  void close() {
    two.close();
    one.close();
    tail.close();
    market.close();
    broker.close();
  }

  private Instance start(String name) {
    return Instance.start(broker.bootstrapServers(), directory, name, () -> startMs);
  }

  @Test
  void shouldKeepTotalsAndAlertsWhileAnInstanceGoesAndComesBack() {
    for (String symbol : SYMBOLS) {
      trade(symbol, startMs - 425_000, 700_000);
      trade(symbol, startMs - 120_000, 1_500_000 + SYMBOLS.indexOf(symbol));
    }
    wave(0);
    awaitBothSides();
    awaitAlerts();

    two.close();
    wave(1);
    awaitEverythingWithOne();
    awaitAlerts();

    two = start("two");
    awaitBothSides();
    // The alerts of this wave come after all else that any partition had to say.
    wave(2);
    awaitBothSides();
    awaitAlerts();
  }

  private void wave(int wave) {
    long timeMs = startMs - 60_000 + wave * 1_000;
    for (String symbol : SYMBOLS) {
      boolean reaches = WAVES.get(wave).contains(symbol);
      trade(symbol, timeMs, reaches ? 600_000 : 10_000);
      if (reaches) {
        due.add(tuple(symbol, timeMs, expectedUsd(symbol, timeMs)));
      }
    }
  }

  private void trade(String symbol, long timeMs, long usd) {
    long before = sent.stream().filter(trade -> trade.symbol().equals(symbol)).count();
    sent.add(new Sent(symbol, timeMs, usd));
    market.trade(symbol, before + 1, timeMs, usd, true);
  }

  private long expectedUsd(String symbol, long asOf) {
    return sent.stream()
        .filter(trade -> trade.symbol().equals(symbol))
        .filter(trade -> trade.timeMs() > asOf - WINDOW_MS && trade.timeMs() <= asOf)
        .mapToLong(Sent::usd)
        .sum();
  }

  private void awaitBothSides() {
    Patience.untilAsserted(() -> {
      Set<Integer> ofOne = one.partitions();
      Set<Integer> ofTwo = two.partitions();
      assertThat(ofOne).isNotEmpty();
      assertThat(ofTwo).isNotEmpty();
      assertThat(Stream.of(ofOne, ofTwo).flatMap(Set::stream))
          .containsExactlyInAnyOrder(0, 1, 2, 3);
      SYMBOLS.forEach(this::assertOnOneSide);
    });
  }

  private void assertOnOneSide(String symbol) {
    Instance owner = one.locate(symbol) instanceof Location.Here ? one : two;
    Instance other = owner == one ? two : one;
    assertThat(owner.locate(symbol))
        .isInstanceOfSatisfying(
            Location.Here.class,
            here -> {
              assertThat(owner.partitions()).contains(here.partition());
              assertThat(other.locate(symbol))
                  .isEqualTo(
                      new Location.There(owner.host(), here.partition(), Set.of(other.host())));
            });
    assertThat(owner.standbys(symbol)).containsExactly(other.host());
    assertThat(owner.totalUsd(symbol)).as(symbol).hasValue(expectedUsd(symbol, startMs));
    assertThatThrownBy(() -> other.volume(symbol))
        .isInstanceOfSatisfying(
            StoreElsewhereException.class, e -> assertThat(e.host()).isEqualTo(owner.host()));
  }

  private void awaitEverythingWithOne() {
    Patience.untilAsserted(() -> {
      assertThat(one.partitions()).containsExactlyInAnyOrder(0, 1, 2, 3);
      for (String symbol : SYMBOLS) {
        assertThat(one.locate(symbol)).isInstanceOf(Location.Here.class);
        assertThat(one.totalUsd(symbol)).as(symbol).hasValue(expectedUsd(symbol, startMs));
      }
    });
  }

  private void awaitAlerts() {
    Patience.untilAsserted(() ->
        assertThat(alerts)
            .extracting(Alert::subject, Alert::eventTime, a -> a.value().longValueExact())
            .containsExactlyInAnyOrderElementsOf(due));
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }
}
