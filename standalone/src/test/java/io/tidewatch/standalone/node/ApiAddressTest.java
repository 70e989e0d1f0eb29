package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080",
    "192.168.1.7, http://192.168.1.7:8080",
    "node.internal, http://node.internal:8080",
    "::1, http://[::1]:8080",
    "0.0.0.0, http://127.0.0.1:8080",
    "::, http://127.0.0.1:8080"
  })
  void shouldAskWhereTheApiListens(String host, String expected) {
    assertThat(ApiAddress.of(false, host, 8080)).hasToString(expected);
    assertThat(ApiAddress.of(false, host, 8080).getHost()).isNotNull();
  }

  @Test
  void shouldAskInTheSameWayAsTheApiIsServed() {
    assertThat(ApiAddress.of(true, "0.0.0.0", 8443)).hasToString("https://127.0.0.1:8443");
  }
}
