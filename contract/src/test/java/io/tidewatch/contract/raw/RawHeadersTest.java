package io.tidewatch.contract.raw;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawHeadersTest {
  @Test
  void shouldBeText() {
    Headers headers =
        new RawHeaders("v", "c", "7-1", 7, 9, 1_723_161_253_937_085L, Source.BACKFILL).toHeaders();

    assertThat(new String(headers.lastHeader(RawHeaders.RECEIVED_US).value(), US_ASCII))
        .isEqualTo("1723161253937085");
    assertThat(RawHeaders.number(headers, RawHeaders.EPOCH)).hasValue(7);
    assertThat(RawHeaders.isBackfill(headers)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "x", "9999999999999999999"})
  void shouldNotTakeForANumberWhatIsNone(String text) {
    Headers headers = new RecordHeaders().add("n", text.getBytes(US_ASCII));

    assertThat(RawHeaders.number(headers, "n")).isEmpty();
    assertThat(RawHeaders.number(headers, "absent")).isEmpty();
  }
}
