package io.tidewatch.connectors.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsSettingsTest {
  private static final String SERVER = "nats://localhost:4222";

  @ParameterizedTest
  @ValueSource(
      strings = {SERVER, "tls://nats.example.org", "nats://10.0.0.7:4222", "nats://[::1]:4222"})
  void shouldTakeTheAddressOfAServer(String server) {
    assertThat(NatsSettings.of(List.of(server), new NatsAccess.Anyone()).servers())
        .containsExactly(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nats://tide:sesame@h:4222", "nats://sesame@h", "http://sesame", "sesame", ""})
  void shouldRefuseAnotherAddressAndNotRepeatIt(String server) {
    assertThatThrownBy(() -> NatsSettings.of(List.of(server), new NatsAccess.Anyone()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected nats://host:port")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void shouldRefuseNoServer() {
    assertThatThrownBy(() -> NatsSettings.of(List.of(), new NatsAccess.Anyone()))
        .hasMessageContaining("expected the address of a NATS server, was none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A B", "A.B", "A*", "A>"})
  void shouldRefuseANameThatNoStreamHas(String stream) {
    assertThatThrownBy(() -> with(stream, "a.b", Duration.ofMinutes(2)))
        .hasMessageContaining("expected stream of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "a.*", ".a", "a.", "a b"})
  void shouldRefuseSubjectsThatAreNone(String subjects) {
    assertThatThrownBy(() -> with("S", subjects, Duration.ofMinutes(2)))
        .hasMessageContaining("expected subjects of");
  }

  @Test
  void shouldRefuseAWindowThatNoStreamCanHave() {
    assertThatThrownBy(() -> with("S", "a", Duration.ofDays(31)))
        .hasMessageContaining("expected a duplicateWindow of at most maxAge");
    assertThatThrownBy(() -> with("S", "a", Duration.ZERO))
        .hasMessageContaining("expected a duplicateWindow over 0");
  }

  @Test
  void shouldShowNoSecret() {
    assertThat(
            List.of(
                NatsSettings.of(List.of(SERVER), new NatsAccess.Token("sesame")),
                NatsSettings.of(List.of(SERVER), new NatsAccess.UserPassword("tide", "sesame"))))
        .asString()
        .contains("tide", "set")
        .doesNotContain("sesame");
    assertThat(new NatsAccess.CredentialsFile(Path.of("tide.creds")))
        .asString()
        .contains("tide.creds");
  }

  private static NatsSettings with(String stream, String subjects, Duration window) {
    return new NatsSettings(
        List.of(SERVER),
        new NatsAccess.Anyone(),
        stream,
        subjects,
        window,
        Duration.ofDays(30),
        Duration.ofSeconds(5),
        "g");
  }
}
