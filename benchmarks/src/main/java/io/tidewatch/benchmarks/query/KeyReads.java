package io.tidewatch.benchmarks.query;

import io.tidewatch.benchmarks.latency.Load;
import io.tidewatch.benchmarks.market.Instrument;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A key of this instance and one of another, beside an answer that is always the same. */
final class KeyReads {
  static final String CONSTANT = "constant";
  static final String LOCAL = "local key";
  static final String REMOTE = "remote key";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FILL_SECONDS = 3;
  private static final double LOCAL_TARGET = 1.3;
  private static final double REMOTE_TARGET = 2.5;
  private static final double THROUGHPUT_TARGET = 0.7;

  private final Rounds<ReadRun> rounds;

  private KeyReads(Rounds<ReadRun> rounds) {
    this.rounds = rounds;
  }

  /** Measures with two instances that share the partitions. */
  static KeyReads measure(HouseTopics topics, Path directory, InstantSource clock, Amounts amounts)
      throws Exception {
    long marketMs = clock.millis();
    LargeTradesSettings settings = LargeTradesSettings.DEFAULT;
    try (Instance here = new Instance(topics, directory, "one", "keys", settings, () -> marketMs);
        Instance there = new Instance(topics, directory, "two", "keys", settings, () -> marketMs);
        Asker asker = new Asker()) {
      int half = Topics.BINANCE_SPOT_TRADES.partitions() / 2;
      Waiting.until(
          "two instances with half of the partitions each",
          PATIENCE,
          () -> here.worksOn(half) && there.worksOn(half));
      fill(topics, marketMs);
      topics.awaitQuiet(here.applicationId(), List.of(Topics.BINANCE_SPOT_TRADES));
      URI local = here.uri(Instance.path(symbol(here::has)));
      URI remote = here.uri(Instance.path(symbol(there::has)));
      byte[] localBody = body(asker, local);
      byte[] remoteBody = body(asker, remote);
      // The one that has it says the same.
      same(remoteBody, body(asker, there.uri(remote.getPath())));
      same(localBody, body(asker, there.uri(local.getPath())));
      here.setConstant(localBody);
      Map<String, Asker.Question> questions = new LinkedHashMap<>();
      questions.put(CONSTANT, new Asker.Question(here.uri(Instance.CONSTANT_PATH), localBody));
      questions.put(LOCAL, new Asker.Question(local, localBody));
      questions.put(REMOTE, new Asker.Question(remote, remoteBody));
      return new KeyReads(
          Rounds.mixed(
              List.copyOf(questions.keySet()),
              () -> asker.ask(questions, amounts.requests()),
              amounts.warmUp(),
              amounts.rounds()));
    }
  }

  private static void fill(HouseTopics topics, long endMs) {
    try (Sender sender = new Sender(topics.servers())) {
      Load load = Load.make(1, endMs - FILL_SECONDS * 1_000L, FILL_SECONDS);
      sender.sendAtOnce(load.parcels(Topics.BINANCE_SPOT_TRADES));
      sender.check();
    }
  }

  private static String symbol(Predicate<String> where) {
    return Instrument.TWENTY.stream()
        .map(Instrument::symbol)
        .filter(where)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("one instance has none of the symbols"));
  }

  private static byte[] body(Asker asker, URI uri) throws Exception {
    HttpResponse<byte[]> answer = asker.get(uri);
    Different.check("the status of " + uri.getPath(), 200, answer.statusCode());
    return answer.body();
  }

  private static void same(byte[] one, byte[] other) {
    Different.check(
        "the answer of the other instance",
        new String(one, StandardCharsets.UTF_8),
        new String(other, StandardCharsets.UTF_8));
  }

  List<Goal> goals() {
    Spread local = rounds.ratio(LOCAL, CONSTANT, ReadRun::p99);
    Spread remote = rounds.ratio(REMOTE, LOCAL, ReadRun::p99);
    Spread throughput = rounds.ratio(LOCAL, CONSTANT, ReadRun::perSecond);
    return List.of(
        Goal.atMost(
            LOCAL_TARGET,
            "x",
            "a local key beside a constant answer of the same server, p99",
            local.median(),
            local.text(2) + "x"),
        Goal.atLeast(
            THROUGHPUT_TARGET,
            "x",
            "a local key beside a constant answer, requests a second",
            throughput.median(),
            throughput.text(2) + "x"),
        Goal.atMost(
            REMOTE_TARGET,
            "x",
            "a key of another instance beside a local one, p99",
            remote.median(),
            remote.text(2) + "x"));
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      int round = 0;
      for (ReadRun run : rounds.of(arm)) {
        rows.add(
            List.of(
                Integer.toString(++round),
                arm,
                String.format(Locale.ROOT, "%.3f", run.latencies().p50()),
                String.format(Locale.ROOT, "%.3f", run.p99()),
                String.format(Locale.ROOT, "%,.0f", run.perSecond())));
      }
    }
    return new Table(
        "Keys, every round.", List.of("round", "read", "p50 ms", "p99 ms", "a second"), rows);
  }
}
