package io.tidewatch.connectors.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChatSettingsTest {
  private static final URI SERVER = URI.create("http://127.0.0.1:1");
  private static final ChatSettings.Bot BOT = new ChatSettings.Bot(SERVER, "4711:AAH-secret");
  private static final ChatSettings.Api API =
      new ChatSettings.Api(SERVER, Optional.of("open-secret"));
  private static final ChatSettings.Allowed NOBODY =
      new ChatSettings.Allowed(Set.of(), Set.of(), Set.of());

  @Test
  void shouldShowNoSecret() {
    assertThat(ChatSettings.of(BOT, API, NOBODY, Locale.ENGLISH, ZoneOffset.UTC).toString())
        .contains("token=set")
        .doesNotContain("secret");
    assertThatThrownBy(() -> new ChatSettings.Bot(SERVER, "4711:AAH secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> new ChatSettings.Api(SERVER, Optional.of("open secret\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldRefusePollsThatTelegramDoesNotHold() {
    assertThatThrownBy(() ->
            new ChatSettings(
                BOT,
                API,
                NOBODY,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Duration.ofMillis(900),
                ChatSettings.DEFAULT_MAX_AGE))
        .hasMessageContaining("1 s to 50 s");
  }

  @Test
  void shouldAllowNobodyByDefault() {
    assertThat(NOBODY.mayAsk(7, 7)).isFalse();
  }

  @Test
  void shouldAllowKnownUsersInKnownChatsOnly() {
    ChatSettings.Allowed allowed = new ChatSettings.Allowed(Set.of(-100L), Set.of(7L), Set.of(8L));

    assertThat(allowed.mayAsk(-100, 7)).isTrue();
    assertThat(allowed.mayAsk(-100, 8)).isTrue();
    assertThat(allowed.mayAsk(-100, 9)).isFalse();
    assertThat(allowed.mayAsk(7, 7)).isFalse();
    assertThat(allowed.mayAsk(-100, 0)).isFalse();
    assertThat(allowed.isAdmin(7)).isFalse();
  }
}
