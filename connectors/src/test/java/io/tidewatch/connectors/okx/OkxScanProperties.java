package io.tidewatch.connectors.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OkxScanProperties {
  private static final byte[] FRAME =
      ("{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{\"instId\":"
              + "\"BTC-USDT\",\"tradeId\":\"130639474\",\"px\":\"42219.9\",\"side\":\"buy\"}]}")
          .getBytes(UTF_8);

  @Property
  void shouldNeverFailOnAnyBytes(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(OkxScan.scan(bytes)).isNotNull();
  }

  @Property
  void shouldNeverFailOnHalfAFrameNorInventAName(@ForAll @IntRange(max = 130) int length) {
    byte[] half = Arrays.copyOf(FRAME, length);

    assertThat(OkxScan.scan(half).instId().orElse("BTC-USDT")).isEqualTo("BTC-USDT");
  }
}
