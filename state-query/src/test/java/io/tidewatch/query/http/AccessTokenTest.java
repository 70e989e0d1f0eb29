package io.tidewatch.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  @Test
  void shouldMatchOnlyItself() {
    AccessToken token = new AccessToken("long enough, as it is");

    assertThat(token.matches(AccessToken.digest("long enough, as it is"))).isTrue();
    assertThat(token.matches(AccessToken.digest("long enough, as it iS"))).isFalse();
    assertThat(token.matches(AccessToken.digest(""))).isFalse();
  }

  @Test
  void shouldShowInNoText() {
    HttpSettings settings =
        HttpSettings.loopback(0, Optional.of(new AccessToken("long enough, as it is")));

    assertThat(settings.toString()).doesNotContain("long enough, as it is");
  }

  @Test
  void shouldRefuseAShortSecretWithoutQuotingIt() {
    assertThatThrownBy(() -> new AccessToken("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("'short'")
        .hasMessageContaining("at least 16 characters");
  }
}
