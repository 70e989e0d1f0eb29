package io.tidewatch.standalone.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramTest {
  @Test
  void shouldRefuseUsersWhoWouldBeAnsweredNowhere() {
    assertThatThrownBy(() -> telegram(List.of()))
        .isInstanceOf(InvalidComponent.class)
        .hasMessageContaining("the chats in which command-users are answered");
    assertThatCode(() -> telegram(List.of("-1"))).doesNotThrowAnyException();
  }

  private static Telegram telegram(List<String> commandChats) {
    return new Telegram(
        URI.create("https://api.telegram.org"),
        Optional.of(new Secret("1:token")),
        Map.of(),
        List.of(),
        commandChats,
        List.of("4711"),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
