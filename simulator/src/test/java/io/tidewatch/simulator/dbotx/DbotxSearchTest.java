package io.tidewatch.simulator.dbotx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.simulator.venue.HttpAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DbotxSearchTest {
  private final DbotxSearch search =
      new DbotxSearch(
          "sesame",
          token -> Map.of("Mint", List.of(DbotxPool.of("A", 1, 2))).getOrDefault(token, List.of()));

  @Test
  void shouldTellThePoolsOfAToken() {
    assertThat(ask("/kline/search?keyword=Mint", "sesame").body())
        .startsWith("{\"err\":false,\"res\":[{\"_id\":\"A\",\"chain\":\"solana\"")
        .contains("\"buyAndSellVolume24h\":2");
  }

  @Test
  void shouldKnowNoTokenByAnotherCase() {
    assertThat(ask("/kline/search?keyword=mint", "sesame").body())
        .startsWith("{\"err\":false,\"res\":[]");
  }

  @Test
  void shouldRefuseAWrongKey() {
    assertThat(ask("/kline/search?keyword=Mint", "guess").status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseASearchForNothing() {
    assertThat(ask("/kline/search?keyword=", "sesame").status()).isEqualTo(400);
  }

  @Test
  void shouldRememberWhatItWasAskedFor() {
    ask("/kline/search?keyword=Mint", "sesame");
    ask("/kline/search?keyword=a%20b", "sesame");

    assertThat(search.keywords()).containsExactly("Mint", "a b");
  }

  private HttpAnswer ask(String uri, String key) {
    return search.answer("GET", URI.create(uri), Map.of("x-api-key", key)::get);
  }
}
