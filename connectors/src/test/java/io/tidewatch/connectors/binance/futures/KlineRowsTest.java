package io.tidewatch.connectors.binance.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.feed.RestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KlineRowsTest {
  private static final String FIRST =
      "[0, \"1\",\"1\",\"1\",\"1\",\"1\",899999,\"1\",1,\"1\",\"1\",\"0\"]";
  private static final String SECOND =
      "[900000,\"1\",\"1\",\"1\",\"1\",\"1\", 1799999 ,\"1\",1,\"1\",\"1\",\"0\"]";

  private static String overAt(long timeMs, String answer) throws RestException {
    return new String(KlineRows.read(answer.getBytes(UTF_8)).overAt(timeMs).bytes(), UTF_8);
  }

  @Test
  void shouldLeaveOutABarThatStillRuns() throws Exception {
    String answer = "[" + FIRST + " , " + SECOND + "]";

    assertThat(overAt(1_799_999, answer)).isEqualTo("[" + FIRST + "]");
    assertThat(overAt(899_999, answer)).isEqualTo("[]");
    assertThat(KlineRows.read(answer.getBytes(UTF_8)).overAt(1_799_999).rows()).isEqualTo(1);
  }

  @Test
  void shouldLeaveAnAnswerAsItIsWhenAllIsOver() throws Exception {
    String answer = " [" + FIRST + " , " + SECOND + "] ";

    assertThat(overAt(1_800_000, answer)).isEqualTo(answer);
  }

  @Test
  void shouldKeepRowsWithoutAReadableEndForTheDetectorToRefuse() throws Exception {
    assertThat(overAt(0, "[1,\"a\",{\"b\":[1]},[1,2],null," + FIRST + "]"))
        .isEqualTo("[1,\"a\",{\"b\":[1]},[1,2],null]");
    assertThat(overAt(0, "[[0,1,1,1,1,1,\"never\"],[0,1,1,1,1,1,[899999]]," + FIRST + "]"))
        .isEqualTo("[[0,1,1,1,1,1,\"never\"],[0,1,1,1,1,1,[899999]]]");
  }

  @Test
  void shouldReadAnEndThatIsText() throws Exception {
    assertThat(overAt(0, "[[0,1,1,1,1,1,\"899999\"]]")).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[[1,2],[", "[[1,2]", "<html>", ""})
  void shouldRefuseWhatIsNoWholeArray(String answer) {
    assertThatThrownBy(() -> KlineRows.read(answer.getBytes(UTF_8)))
        .isInstanceOf(RestException.class);
  }
}
