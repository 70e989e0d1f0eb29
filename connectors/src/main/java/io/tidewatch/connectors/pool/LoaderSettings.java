package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the pool is loaded.
 *
 * @param search address of the search, with its path
 * @param apiKey a secret, in no text
 * @param searchBatch tokens that are searched for before a pause
 * @param pause between two batches; may be zero
 * @param concurrency searches at once
 * @param minMarketCap of a token, USD
 * @param failuresFile where the tokens without a pair are written, and read again by a retry
 * @param limits patience with the search
 */
public record LoaderSettings(
    URI search,
    Optional<String> apiKey,
    int searchBatch,
    Duration pause,
    int concurrency,
    BigDecimal minMarketCap,
    Path failuresFile,
    RestLimits limits) {
  public static final URI DEFAULT_SEARCH = URI.create("https://api-data-v1.dbotx.com/kline/search");
  public static final int DEFAULT_SEARCH_BATCH = 50;
  public static final Duration DEFAULT_PAUSE = Duration.ofSeconds(3);
  public static final int DEFAULT_CONCURRENCY = 5;
  public static final BigDecimal DEFAULT_MIN_MARKET_CAP = new BigDecimal(300_000);
  public static final RestLimits DEFAULT_LIMITS =
      new RestLimits(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(2),
          Duration.ofSeconds(15));

  public LoaderSettings {
    requireNonNull(search, "search");
    requireNonNull(apiKey, "apiKey");
    requireNonNull(pause, "pause");
    requireNonNull(minMarketCap, "minMarketCap");
    requireNonNull(failuresFile, "failuresFile");
    requireNonNull(limits, "limits");
    if (search.getHost() == null || !"https http".contains(String.valueOf(search.getScheme()))) {
      throw new IllegalArgumentException(
          "expected an http or https address of the search, was '" + search + "'");
    }
    if (searchBatch < 1 || concurrency < 1) {
      throw new IllegalArgumentException(
          "expected a batch and a concurrency from 1, were " + searchBatch + " and " + concurrency);
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("expected a pause from 0, was " + pause);
    }
    if (minMarketCap.signum() < 0) {
      throw new IllegalArgumentException(
          "expected a minimum market cap from 0, was " + minMarketCap);
    }
  }

  /** As the original run was: 50 a batch, 3 s between batches. */
  public static LoaderSettings of(URI search, Optional<String> apiKey, Path failuresFile) {
    return new LoaderSettings(
        search,
        apiKey,
        DEFAULT_SEARCH_BATCH,
        DEFAULT_PAUSE,
        DEFAULT_CONCURRENCY,
        DEFAULT_MIN_MARKET_CAP,
        failuresFile,
        DEFAULT_LIMITS);
  }

  /** The same with another pause between two batches. */
  public LoaderSettings withPause(Duration other) {
    return new LoaderSettings(
        search, apiKey, searchBatch, other, concurrency, minMarketCap, failuresFile, limits);
  }

  @Override
  public String toString() {
    return "LoaderSettings[%s, apiKey=%s, %d a batch, pause=%s, concurrency=%d, failures=%s]"
        .formatted(
            search,
            apiKey.isPresent() ? "set" : "not set",
            searchBatch,
            pause,
            concurrency,
            failuresFile);
  }
}
