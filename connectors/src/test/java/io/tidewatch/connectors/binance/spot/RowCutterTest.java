package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.connectors.feed.RestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCutterTest {
  @Test
  void shouldKeepTheBytesOfEachRow() throws Exception {
    String first = "{ \"id\" : 7,\"price\":\"1.0\", \"x\":{\"y\":[1,{}]} }";
    String second = "{\"id\":8,\"note\":\"\u5e01,}\"}";

    List<RowCutter.Row> rows = cut(" [" + first + " ,\n" + second + "]");

    assertThat(rows)
        .extracting(row -> new String(row.bytes(), UTF_8))
        .containsExactly(first, second);
    assertThat(rows).extracting(row -> row.firstId().orElseThrow()).containsExactly(7L, 8L);
  }

  @Test
  void shouldReadTheIdRangeOfAnAggregate() throws Exception {
    RowCutter.Row row =
        cut("[{\"a\":26129,\"p\":\"0.1\",\"f\":100,\"l\":105,\"T\":17}]").getFirst();

    assertThat(row.firstId()).hasValue(100);
    assertThat(row.lastId()).hasValue(105);
    assertThat(row.pageId()).hasValue(26129);
    assertThat(row.timeMs()).hasValue(17);
  }

  @Test
  void shouldReadARowThatStandsAlone() throws Exception {
    String single = "{\"id\":7,\"price\":\"1.0\",\"time\":23,\"isBuyerMaker\":true}";

    RowCutter.Row row = RowCutter.one(single.getBytes(UTF_8));

    assertThat(new String(row.bytes(), UTF_8)).isEqualTo(single);
    assertThat(row.lastId()).hasValue(7);
    assertThat(row.timeMs()).hasValue(23);
  }

  @Test
  void shouldTakeAnEmptyAnswer() throws Exception {
    assertThat(cut("[]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[1]", "[{\"id\":1}", "[{\"id\":99999999999999999999}]", "<html>"})
  void shouldRefuseWhatIsNoArrayOfRows(String answer) {
    assertThatThrownBy(() -> cut(answer))
        .isInstanceOf(RestException.class)
        .hasMessageContaining("expected an array of rows");
  }

  private static List<RowCutter.Row> cut(String answer) throws RestException {
    return RowCutter.cut(answer.getBytes(UTF_8));
  }
}
