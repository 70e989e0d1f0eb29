package io.tidewatch.connectors.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void shouldWriteEachTypeAsTheProtocolHasIt() {
    assertThat(
            new Line("m")
                .tag("t", "BTC-USDT")
                .field("f", new BigDecimal("65000.10"))
                .field("i", 7)
                .field("b", true)
                .field("s", "text")
                .at(12))
        .isEqualTo("m,t=BTC-USDT f=65000.10,i=7i,b=true,s=\"text\" 12");
  }

  @Test
  void shouldNotLetAValueLeaveItsPlace() {
    assertThat(new Line("m").tag("t", "a,b=c d\\\ne").field("s", "say \"x\\\" \r\nm f=1").at(1))
        .isEqualTo("m,t=a\\,b\\=c\\ d_\\ e s=\"say \\\"x\\\\\\\"   m f=1\" 1");
  }

  @Test
  void shouldLeaveOutEmptyTagsAndNumbersThatNoFloatHolds() {
    Line line = new Line("m").tag("t", "").field("f", new BigDecimal("1e999"));
    assertThat(line.hasFields()).isFalse();
    assertThat(line.field("g", new BigDecimal("1e-300")).at(1)).isEqualTo("m g=1.0E-300 1");
  }

  @Test
  void shouldBeNoPointWithoutAField() {
    assertThatIllegalStateException().isThrownBy(() -> new Line("m").tag("t", "v").at(1));
  }
}
