package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.broker.EmbeddedCluster;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.tail.TopicTail;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three processes over three brokers share four partitions and keep a copy of each. One is killed
 * and comes back, while everything is asked for of everybody the whole time.
 */
class ThreeInstancesTest {
  private static final String PARTITION = Topics.BINANCE_SPOT_TRADES.name() + "-";

  // Each of these lists has a symbol on each of the four partitions. The symbols of a list reach
  // the threshold together, with what was traded before.
  private static final List<List<String>> WAVES =
      List.of(
          List.of("XRPUSDT", "SOLUSDT", "BTCUSDT", "LTCUSDT"),
          List.of("ADAUSDT", "ETHUSDT", "DOTUSDT", "BNBUSDT"),
          List.of("DOGEUSDT", "AVAXUSDT", "INJUSDT", "ATOMUSDT"));
  private static final List<String> SYMBOLS = WAVES.stream().flatMap(List::stream).toList();

  @TempDir private Path directory;
  private final long startMs = InstantSource.system().millis();
  private final Ledger ledger = new Ledger();
  private final List<Tuple> due = new CopyOnWriteArrayList<>();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final List<MemberProcess> members = new ArrayList<>();
  private final List<Checker> checkers = new ArrayList<>();
  private long trades;
  private EmbeddedCluster brokers;
  private MarketProducer market;
  private TopicTail<Alert> tail;

  @BeforeEach
  void open() {
    brokers = EmbeddedCluster.start(directory.resolve("brokers"), 3);
    House.createTopics(brokers.bootstrapServers());
    market = new MarketProducer(brokers.bootstrapServers());
    tail =
        TopicTail.follow(
            KafkaAccess.open(brokers.bootstrapServers()),
            Topics.ALERTS,
            TopicTail.Start.OLDEST,
            alerts::add);
    for (String name : List.of("one", "two", "three")) {
      members.add(new MemberProcess(brokers.bootstrapServers(), directory, name, startMs));
    }
    members.forEach(MemberProcess::begin);
    members.forEach(MemberProcess::awaitApi);
  }

  @AfterEach
  void close() {
    checkers.forEach(Checker::close);
    members.forEach(MemberProcess::close);
    tail.close();
    market.close();
    brokers.close();
  }

  @Test
  void shouldAnswerRightFromEverywhereWhileAnInstanceIsKilledAndComesBack() {
    for (String symbol : SYMBOLS) {
      trade(symbol, startMs - 120_000, 1_500_000 + SYMBOLS.indexOf(symbol));
    }
    wave(0);
    awaitShared();
    awaitSettled(members);
    members.forEach(member -> checkers.add(new Checker(member, ledger, this::dueNames)));

    MemberProcess victim = members.get(1);
    List<MemberProcess> left = List.of(members.get(0), members.get(2));
    Set<String> orphans = symbolsOf(victim);
    checkers.forEach(Checker::forgetStandbys);
    victim.kill();
    wave(1);
    Patience.longUntilAsserted(() ->
        assertThat(List.of(checkers.get(0), checkers.get(2)))
            .allSatisfy(checker -> assertThat(checker.byStandby()).containsAll(orphans)));
    awaitSettled(left);

    victim.begin();
    victim.awaitApi();
    awaitShared();
    wave(2);
    awaitSettled(members);

    checkers.forEach(Checker::close);
    assertThat(checkers).flatExtracting(Checker::violations).isEmpty();
    assertThat(checkers)
        .allSatisfy(checker -> assertThat(checker.counts()).containsKey("volume active"));
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }

  private void wave(int wave) {
    long timeMs = startMs - 60_000 + wave * 1_000;
    for (String symbol : SYMBOLS) {
      boolean reaches = WAVES.get(wave).contains(symbol);
      trade(symbol, timeMs, reaches ? 600_000 : 10_000);
      if (reaches) {
        due.add(tuple(symbol, timeMs));
      }
    }
  }

  private void trade(String symbol, long timeMs, long usd) {
    ledger.trade(symbol, usd);
    market.trade(symbol, ++trades, timeMs, usd, true);
  }

  private Set<String> dueNames() {
    return due.stream()
        .map(Tuple::toList)
        .map(one -> one.get(0) + "@" + one.get(1))
        .collect(Collectors.toSet());
  }

  /** Every member works on something, and every copy is where the original is. */
  private void awaitShared() {
    Patience.longUntilAsserted(() -> {
      assertThat(members).allSatisfy(member -> assertThat(partitions(member)).isNotEmpty());
      assertThat(members.stream().flatMap(member -> partitions(member).stream()))
          .containsExactlyInAnyOrder(PARTITION + 0, PARTITION + 1, PARTITION + 2, PARTITION + 3);
      assertThat(members.stream().flatMap(member -> copies(member).stream())).hasSize(4);
    });
  }

  private static List<String> partitions(MemberProcess member) {
    return largeTrades(member).path("partitions").valueStream().map(JsonNode::asString).toList();
  }

  private static List<Integer> copies(MemberProcess member) {
    return largeTrades(member)
        .path("copies")
        .valueStream()
        .filter(copy -> copy.path("store").asString().equals("trades-by-symbol"))
        .filter(copy -> copy.path("lag").asLong() <= 1)
        .map(copy -> copy.path("partition").asInt())
        .toList();
  }

  private static JsonNode largeTrades(MemberProcess member) {
    return ask(member, "/status")
        .json()
        .path("detectors")
        .valueStream()
        .filter(detector -> detector.path("name").asString().equals("large-trades"))
        .findFirst()
        .orElseThrow();
  }

  /** Of each list the symbol on each of the partitions; the first list has them in no order. */
  private Set<String> symbolsOf(MemberProcess member) {
    Set<String> partitions = Set.copyOf(partitions(member));
    return SYMBOLS.stream()
        .filter(symbol -> partitions.contains(PARTITION + market.partition(symbol)))
        .collect(Collectors.toSet());
  }

  /** Every key is answered by who works on it, and rightly, from every member; alerts are told. */
  private void awaitSettled(Collection<MemberProcess> living) {
    Patience.longUntilAsserted(() -> {
      assertThat(alerts)
          .extracting(Alert::subject, Alert::eventTime)
          .containsExactlyInAnyOrderElementsOf(due);
      for (MemberProcess member : living) {
        SYMBOLS.forEach(symbol -> assertRight(ask(member, "/api/volumes/" + symbol), symbol));
        Answer page = ask(member, "/api/alerts?limit=500");
        assertThat(page.header("Tidewatch-Source")).hasValue("active");
        assertThat(page.json().path("alerts")).hasSize(due.size());
      }
    });
    ledger.settle();
  }

  private void assertRight(Answer answer, String symbol) {
    assertThat(answer.status()).as(symbol).isEqualTo(200);
    assertThat(answer.header("Tidewatch-Source")).as(symbol).hasValue("active");
    assertThat(answer.json().path("totalUsd").decimalValue().longValueExact())
        .as(symbol)
        .isEqualTo(ledger.newest(symbol));
  }

  private static Answer ask(MemberProcess member, String path) {
    return member.client().orElseThrow().get(path);
  }
}
