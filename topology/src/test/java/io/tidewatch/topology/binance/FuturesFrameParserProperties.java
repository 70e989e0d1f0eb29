package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FuturesFrameParserProperties {
  @Property(tries = 2_000)
  void shouldNeverThrow(
      @ForAll byte[] noise,
      @ForAll @IntRange(min = 0, max = 400) int at,
      @ForAll boolean rows,
      @ForAll boolean contract) {
    byte[] frame =
        (rows ? "[" + FuturesFrameParserTest.ROW + "]" : FuturesFrameParserTest.FRAME)
            .getBytes(UTF_8);
    for (int i = 0; i < noise.length && at + i < frame.length; i++) {
      frame[at + i] = noise[i];
    }

    assertThat(FuturesFrameParser.parseFrame(frame, 1, contract)).isNotNull();
    assertThat(FuturesFrameParser.parseFrame(noise, 1, contract)).isNotNull();
  }
}
