package io.tidewatch.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisAccessTest {
  @Test
  void shouldShowNoPassword() {
    RedisAccess access = access("h", 1, Optional.of("sesame"));

    assertThat(access.toString()).contains("password=set").doesNotContain("sesame");
    assertThat(RedisSettings.of(access).toString()).doesNotContain("sesame");
    assertThat(access.uri().toString()).doesNotContain("sesame");
  }

  @Test
  void shouldBracketAnAddressOfIpVersionSix() {
    assertThat(access("::1", 6_379, Optional.empty()).address()).isEqualTo("[::1]:6379");
  }

  @ParameterizedTest
  @CsvSource({"re dis,6379", "redis/0,6379", "redis,0", "redis,65536"})
  void shouldRefuseWhatIsNoServer(String host, int port) {
    assertThatThrownBy(() -> access(host, port, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a");
  }

  private static RedisAccess access(String host, int port, Optional<String> password) {
    return RedisAccess.of(host, port, password, Duration.ofSeconds(1));
  }
}
