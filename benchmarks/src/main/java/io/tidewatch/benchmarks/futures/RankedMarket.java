package io.tidewatch.benchmarks.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.http.HandlerType;
import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.futures.FuturesStores;
import io.tidewatch.query.futures.RankingReads;
import io.tidewatch.query.http.FuturesRankingsResource;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.FuturesTopology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** A detector that has ranked some contracts, and a server that answers from its state store. */
final class RankedMarket implements AutoCloseable {
  static final String CONSTANT_PATH = "/constant";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SYMBOLS = 150;
  private static final int HISTORY = 96;
  private static final int SPEED = 30;
  private static final int SECONDS = 14;
  private static final long DAY_MS = 86_400_000;
  private static final String ROWS = "\"count\":20,";

  private final HouseTopics topics;
  private final DetectorRunner detector;
  private final HttpServer server;
  private final HttpClient client;
  private final AtomicReference<byte[]> constant;

  private RankedMarket(
      HouseTopics topics,
      DetectorRunner detector,
      HttpServer server,
      AtomicReference<byte[]> constant) {
    this.topics = requireNonNull(topics, "topics");
    this.detector = requireNonNull(detector, "detector");
    this.server = requireNonNull(server, "server");
    this.constant = requireNonNull(constant, "constant");
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  static RankedMarket start(Path directory, InstantSource clock) throws Exception {
    HouseTopics topics = HouseTopics.start(directory.resolve("broker"));
    FuturesTopology topology = new FuturesTopology(FuturesSettings.DEFAULT, clock);
    DetectorRunner detector =
        new DetectorRunner(
            topology,
            StreamsSettings.single(
                KafkaAccess.open(topics.servers()), directory.resolve("states"), "benchmark"),
            (name, cause) -> {});
    AtomicReference<byte[]> constant = new AtomicReference<>(new byte[0]);
    FuturesStores stores =
        new FuturesStores(StoreReader.alone(detector.detector().name(), detector.stores()));
    HttpServer server =
        HttpServer.start(
            HttpSettings.loopback(0, Optional.empty())
                .with(HttpLimits.DEFAULT.withRequestsPerSecond(0)),
            new Gate(Optional.empty(), "no token is needed"),
            List.of(
                new FuturesRankingsResource(new RankingReads(stores, clock)),
                () ->
                    List.of(
                        new Operation(
                            HandlerType.GET,
                            CONSTANT_PATH,
                            Role.READ,
                            context ->
                                context.contentType("application/json").result(constant.get())))));
    RankedMarket market = new RankedMarket(topics, detector, server, constant);
    detector.start();
    market.fill(clock);
    topics.awaitQuiet(topology.applicationId(), List.of(Topics.FUTURES_KLINES));
    Waiting.until("both rankings", PATIENCE, market::isRanked);
    constant.set(market.get("/api/coins").body());
    return market;
  }

  private void fill(InstantSource clock) {
    long now = clock.millis() - DAY_MS;
    long startMs = now - now % Bar.LENGTH_MS;
    KlineTape tape = new KlineTape(SYMBOLS, HISTORY, startMs, SPEED);
    List<Parcel> parcels = new ArrayList<>(tape.seeds());
    for (int i = 0; i < SYMBOLS; i++) {
      long at = startMs + i;
      parcels.add(figures(Topics.FUTURES_TICKERS, "ticker", i, at, ticker(i, at)));
      for (long ago : new long[] {DAY_MS / 24, 0}) {
        parcels.add(
            figures(Topics.FUTURES_OPEN_INTEREST, "open-interest", i, at - ago, held(i, at - ago)));
      }
    }
    tape.frames(SECONDS).forEach(due -> parcels.add(due.parcel()));
    try (Sender sender = new Sender(topics.servers())) {
      sender.sendAtOnce(parcels);
      sender.check();
    }
  }

  private static Parcel figures(
      Topic<String, byte[]> topic, String channel, int i, long at, String text) {
    String symbol = KlineTape.symbol(i);
    return new Parcel(
        channel + " of " + symbol + "@" + at,
        topic,
        symbol,
        text.getBytes(UTF_8),
        new RawHeaders("binance-futures", channel, "benchmark", 1, 0, at * 1_000, Source.LIVE),
        0);
  }

  private static String ticker(int i, long at) {
    return String.format(
        Locale.ROOT,
        "{\"symbol\":\"%s\",\"lastPrice\":\"100.0%d\",\"quoteVolume\":\"%d\","
            + "\"priceChangePercent\":\"1.%d\",\"closeTime\":%d}",
        KlineTape.symbol(i),
        i % 10,
        50_000_000L + i * 1_000L,
        i % 10,
        at);
  }

  private static String held(int i, long at) {
    return String.format(
        Locale.ROOT,
        "{\"symbol\":\"%s\",\"openInterest\":\"%d\",\"time\":%d}",
        KlineTape.symbol(i),
        100_000 + at / 60_000 % 1_000 * (i + 1),
        at);
  }

  private boolean isRanked() {
    try {
      return isWhole(get("/api/coins")) && isWhole(get("/api/oitop"));
    } catch (IOException e) {
      throw new IllegalStateException("the server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking", e);
    }
  }

  private static boolean isWhole(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 200 && new String(answer.body(), UTF_8).contains(ROWS);
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        BodyHandlers.ofByteArray());
  }

  /** Asks for a path, one request after the other. */
  RequestRun ask(String path, int requests) throws IOException, InterruptedException {
    Histogram latencies = LatencyRun.histogram();
    int bytes = 0;
    for (int i = 0; i < requests; i++) {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = get(path);
      latencies.recordValue(System.nanoTime() - start);
      Different.check("a whole answer of " + path, true, isWhole(answer));
      bytes = answer.body().length;
    }
    return new RequestRun(new LatencyRun(latencies), bytes);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    detector.close();
    topics.close();
  }
}
