package io.tidewatch.connectors.binance.spot;

import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.RestException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The venue's REST interface, as rows. Blocks, so meant for virtual threads. Thread-safe. */
final class SpotRest implements AutoCloseable {
  private final RestClient client;

  SpotRest(URI base, Optional<String> apiKey, Duration connectTimeout) {
    Map<String, String> headers = apiKey.map(key -> Map.of("X-MBX-APIKEY", key)).orElse(Map.of());
    this.client = new RestClient(base, headers, connectTimeout);
  }

  /**
   * The rows of an answer that is an array.
   *
   * @param pathAndQuery starts with a slash, already encoded
   */
  List<RowCutter.Row> rows(String pathAndQuery) throws RestException, InterruptedException {
    return client.get(pathAndQuery, RowCutter::cut);
  }

  @Override
  public void close() {
    client.close();
  }
}
