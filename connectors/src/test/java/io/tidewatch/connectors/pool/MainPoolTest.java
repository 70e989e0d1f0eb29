package io.tidewatch.connectors.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.feed.RestException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainPoolTest {
  private static final String A = Addresses.of('A');
  private static final String B = Addresses.of('B');

  @Test
  void shouldTakeTheLargestVolumeWhereverItStands() throws RestException {
    assertThat(of(row("_id", A, "solana", "5", "9"), row("_id", B, "solana", "6", "1")))
        .contains(B);
  }

  @Test
  void shouldTakeTheLargerReserveOfEqualVolumes() throws RestException {
    assertThat(of(row("_id", A, "solana", "5", "1"), row("_id", B, "solana", "5.0", "2")))
        .contains(B);
  }

  @Test
  void shouldTakeAnIdUnderEitherName() throws RestException {
    assertThat(of(row("id", A, "solana", "null", "null"))).contains(A);
  }

  @Test
  void shouldTakeAPoolWithAVolumeBeforeOneWithout() throws RestException {
    assertThat(of(row("_id", A, "solana", "null", "9"), row("_id", B, "solana", "\"1\"", "0")))
        .contains(B);
  }

  @Test
  void shouldLeaveOtherChainsOut() throws RestException {
    assertThat(of(row("_id", A, "bsc", "9", "9"), row("_id", "0xabc", "solana", "9", "9")))
        .isEmpty();
  }

  @Test
  void shouldKnowATokenWithoutAPool() throws RestException {
    assertThat(of()).isEmpty();
  }

  @Test
  void shouldNotStumbleOverRowsOfAnotherShape() throws RestException {
    assertThat(of("7", "null", "{}", row("_id", A, "solana", "1e999999999", "[]"))).contains(A);
  }

  @Test
  void shouldTellAnErrorOfTheVenue() {
    assertThatThrownBy(() -> MainPool.of("{\"err\":true,\"res\":\"no\"}".getBytes(UTF_8)))
        .isInstanceOf(RestException.class)
        .hasMessageContaining("answered with an error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{\"err\":false,\"res\":{}}"})
  void shouldRefuseWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> MainPool.of(body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            RestException.class,
            e -> assertThat(e.kind()).isEqualTo(new RestException.Cause.Transient()));
  }

  private static Optional<String> of(String... rows) throws RestException {
    return MainPool.of(
        ("{\"err\":false,\"res\":[" + String.join(",", rows) + "]}").getBytes(UTF_8));
  }

  private static String row(String idName, String id, String chain, String volume, String sol) {
    return "{\"%s\":\"%s\",\"chain\":\"%s\",\"buyAndSellVolume24h\":%s,\"solReserve\":%s}"
        .formatted(idName, id, chain, volume, sol);
  }
}
