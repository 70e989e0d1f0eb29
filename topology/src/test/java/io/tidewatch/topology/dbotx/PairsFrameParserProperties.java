package io.tidewatch.topology.dbotx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.parse.Parsed;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, there is an answer. */
class PairsFrameParserProperties {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\"type\"",
          "\"pairsInfo\"",
          "\"result\"",
          "\"p\"",
          "\"7Z9uVtPzG8bAcD4eXn2kQm5rLwYhTfJsBvUoKpRiEa3\"",
          "\"pc1m\"",
          "\"h\"",
          "null",
          "true",
          "1e999999999",
          "-0.1",
          "0",
          "\"1\"",
          "1E-400",
          "\\",
          "\u0000",
          "é",
          " ");

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withCharRange('!', '~')
            .excludeChars('"', '\\')
            .ofMaxLength(30)
            .map(text -> "\"" + text + "\""),
        Arbitraries.bigDecimals().map(Object::toString),
        Arbitraries.of("null", "true", "{}", "[[]]", "1e9999", "-1e-9999"));
  }

  @Property
  void shouldAnswerAnyBytes(@ForAll byte[] bytes) {
    assertThat(PairsFrameParser.parseFrame(bytes, 1)).isNotNull();
  }

  @Property(tries = 5_000)
  void shouldAnswerAnyDocument(@ForAll("documents") String document) {
    assertThat(PairsFrameParser.parseFrame(document.getBytes(UTF_8), 1)).isNotNull();
  }

  @Property
  void shouldUseAPairWhateverItsFiguresAre(
      @ForAll("values") String change, @ForAll("values") String count) {
    String frame =
        "{\"type\":\"pairsInfo\",\"result\":[{\"pc1m\":"
            + change
            + ",\"p\":\"7Z9uVtPzG8bAcD4eXn2kQm5rLwYhTfJsBvUoKpRiEa3\",\"bt1m\":"
            + count
            + "}]}";

    assertThat(PairsFrameParser.parseFrame(frame.getBytes(UTF_8), 1))
        .isInstanceOfSatisfying(
            Parsed.Ok.class, parsed -> assertThat(((PairsFrame) parsed.event()).rows()).hasSize(1));
  }
}
