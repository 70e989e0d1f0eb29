package io.tidewatch.connectors.pool;

import io.tidewatch.connectors.feed.RestLimits;
import io.tidewatch.simulator.dbotx.DbotxPool;
import io.tidewatch.simulator.dbotx.DbotxSearch;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The venue's search on loopback, and settings that ask it without pauses. */
final class SearchServer implements AutoCloseable {
  static final String KEY = "sesame";

  private final DbotxSearch search;
  private final RestServer server;

  SearchServer(Function<String, List<DbotxPool>> pools) throws IOException {
    this.search = new DbotxSearch(KEY, pools);
    this.server = new RestServer(search);
    server.start();
  }

  /** Every token has one pool, whose address is the token's with a 2 in front. */
  static SearchServer ofOnePoolEach() throws IOException {
    return new SearchServer(token -> List.of(DbotxPool.of(pairOf(token), 1, 1)));
  }

  static String pairOf(String token) {
    return "2" + token;
  }

  DbotxSearch search() {
    return search;
  }

  RestServer server() {
    return server;
  }

  LoaderSettings settings(Path directory) {
    return settings(directory, KEY);
  }

  LoaderSettings settings(Path directory, String key) {
    return new LoaderSettings(
        URI.create(server.uri() + DbotxSearch.PATH),
        Optional.of(key),
        LoaderSettings.DEFAULT_SEARCH_BATCH,
        Duration.ZERO,
        LoaderSettings.DEFAULT_CONCURRENCY,
        LoaderSettings.DEFAULT_MIN_MARKET_CAP,
        directory.resolve("failures.json"),
        new RestLimits(
            2,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5)));
  }

  @Override
  public void close() {
    server.close();
  }
}
