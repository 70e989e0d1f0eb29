package io.tidewatch.contract.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookRecordsTest {
  @Test
  void shouldWriteALevelAsAnArrayAndKeepItsDecimals() {
    BookLevels levels =
        new BookLevels(
            "BTC-USDT",
            5,
            6,
            7,
            1,
            -1881014294,
            List.of(new BookLevels.Level(new BigDecimal("8477.10"), new BigDecimal("0.00700"), 2)),
            List.of());

    String json = Json.MAPPER.writeValueAsString(levels);

    assertThat(json).contains("\"bids\":[[8477.10,0.00700,2]],\"asks\":[]");
    assertThat(Topics.BOOK_LEVELS.value().deserializer().deserialize("t", json.getBytes()))
        .isEqualTo(levels);
  }

  @Test
  void shouldHaveEitherAValueOrAReason() {
    Figure value = Figure.of(new BigDecimal("1.50"));
    Figure absent = Figure.absent(Absence.TOO_THIN);

    assertThat(Json.MAPPER.writeValueAsString(value)).isEqualTo("{\"value\":1.50}");
    assertThat(Json.MAPPER.writeValueAsString(absent)).isEqualTo("{\"absent\":\"TOO_THIN\"}");
    assertThat(Json.MAPPER.readValue("{\"value\":1.50}", Figure.class)).isEqualTo(value);
    assertThat(Json.MAPPER.readValue("{\"absent\":\"TOO_THIN\"}", Figure.class)).isEqualTo(absent);
    assertThatThrownBy(() -> new Figure(Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Figure(Optional.of(BigDecimal.ONE), Optional.of(Absence.NONE_FOUND)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
