package io.tidewatch.connectors.dbotx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.dbotx.DbotxScan.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DbotxScanTest {
  private static Kind scan(String frame) {
    return DbotxScan.scan(frame.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"pairsInfo\",\"result\":[{\"p\":\"A\",\"status\":\"x\"}]}",
        "{\"result\":[{\"type\":\"other\"}], \"type\" : \"tokensInfo\"}",
        "{\"type\":\"pairsInfo\",\"result\":[{\"p\":"
      })
  void shouldKnowData(String frame) {
    assertThat(scan(frame)).isEqualTo(Kind.DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"ack\",\"method\":\"subscribeResponse\",\"result\":{\"type\":\"pairsInfo\"}}",
        "{\"status\":\"ack\"}",
        "{\"type\":\"pairsInfo\",\"status\":\"error\"}"
      })
  void shouldKnowAnswers(String frame) {
    assertThat(scan(frame)).isEqualTo(Kind.ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pairsInfo",
        "[]",
        "{\"type\":\"pairInfo\",\"result\":{}}",
        "{\"result\":{\"type\":\"pairsInfo\"}}",
        "<html>"
      })
  void shouldKnowNothingElse(String frame) {
    assertThat(scan(frame)).isEqualTo(Kind.OTHER);
  }
}
