package io.tidewatch.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  @Test
  void shouldMatchOnlyItself() {
    AccessToken token = new AccessToken("long enough");

    assertThat(token.matches("long enough")).isTrue();
    assertThat(token.matches("long enougH")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @Test
  void shouldShowInNoText() {
    HttpSettings settings = HttpSettings.loopback(0, Optional.of(new AccessToken("long enough")));

    assertThat(settings.toString()).doesNotContain("long enough");
  }

  @Test
  void shouldRefuseAShortSecretWithoutQuotingIt() {
    assertThatThrownBy(() -> new AccessToken("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("'short'")
        .hasMessageContaining("at least 8 characters");
  }
}
