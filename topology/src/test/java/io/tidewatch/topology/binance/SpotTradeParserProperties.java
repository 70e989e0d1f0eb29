package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.parse.Parsed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The short way against the general reader: both must accept and refuse the same. */
class SpotTradeParserProperties {
  private static final List<String> NUMBERS =
      List.of(
          "1",
          "0",
          "00",
          "-1",
          "1.5",
          "1e3",
          "999999999999999999",
          "1000000000000000000",
          "99999999999999999999",
          "01",
          "",
          "+1",
          "1723161255343");
  private static final List<String> DECIMALS =
      List.of(
          "61837.63000000",
          "0.02000000",
          "0.00000001",
          "0",
          "0.0",
          "-1.0",
          "1.",
          ".5",
          "",
          "1e5",
          "00012.5",
          "123456789012345678",
          "1234567890123456789",
          "12345678901.123456789",
          "0.000000001",
          "99999999999.99999999",
          "1.00000000000000000000000000000000000000000",
          "1000000000000",
          " 1",
          "1 ",
          "NaN",
          "1,5",
          "0.12345678");

  @Provide
  Arbitrary<String> frames() {
    return Combinators.combine(
            Arbitraries.of("btcusdt", "BTCUSDT", "", "1inchusdt", "b-c"),
            Arbitraries.of("BTCUSDT", "ETHUSDT", "", "B\\u0054C", "BÄC"),
            Arbitraries.of(NUMBERS),
            Arbitraries.of(NUMBERS),
            Arbitraries.of(DECIMALS),
            Arbitraries.of(DECIMALS),
            Arbitraries.of("true", "false", "null", "1", "\"true\"", "tru"))
        .as((stream, symbol, id, time, price, quantity, maker) ->
            "{\"stream\":\""
                + stream
                + "@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255343,\"s\":\""
                + symbol
                + "\",\"t\":"
                + id
                + ",\"p\":\""
                + price
                + "\",\"q\":\""
                + quantity
                + "\",\"T\":"
                + time
                + ",\"m\":"
                + maker
                + ",\"M\":true}}");
  }

  @Property(tries = 3_000)
  void shouldAgreeWithTheGeneralReaderOnFieldsOfAllKinds(@ForAll("frames") String frame) {
    assertSame(frame.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 5_000)
  void shouldAgreeWithTheGeneralReaderOnDamagedFrames(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] frame =
        ("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255343,"
                + "\"s\":\"BTCUSDT\",\"t\":3735683259,\"p\":\"61837.63000000\","
                + "\"q\":\"0.02000000\",\"T\":1723161255342,\"m\":true,\"M\":true}}")
            .getBytes(ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0; i--) {
      frame = damaged(frame, random);
    }
    assertSame(frame);
  }

  private static byte[] damaged(byte[] frame, Random random) {
    int at = random.nextInt(frame.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(frame, Math.max(1, at));
      case 1 -> {
        byte[] changed = frame.clone();
        changed[at] = (byte) "0123456789\"{}[],:.-e tfn\\\u00ff".charAt(random.nextInt(25));
        yield changed;
      }
      case 2 -> {
        byte[] shorter = new byte[Math.max(1, frame.length - 1)];
        System.arraycopy(frame, 0, shorter, 0, Math.min(at, shorter.length));
        System.arraycopy(
            frame,
            Math.min(at + 1, frame.length - 1),
            shorter,
            Math.min(at, shorter.length - 1),
            Math.max(0, shorter.length - Math.min(at, shorter.length - 1) - 1));
        yield shorter;
      }
      case 3 -> {
        byte[] longer = Arrays.copyOf(frame, frame.length + 1);
        System.arraycopy(frame, at, longer, at + 1, frame.length - at);
        longer[at] = (byte) random.nextInt(256);
        yield longer;
      }
      default -> throw new IllegalStateException();
    };
  }

  private static void assertSame(byte[] frame) {
    Parsed<SpotTrade> general = TradeFrameReader.read(frame);
    SpotTrade usual = UsualTradeFrame.read(frame);
    if (usual != null) {
      assertThat(general).isEqualTo(new Parsed.Ok<>(usual, frame));
    }
    Parsed<SpotTrade> parsed = SpotTradeParser.parseFrame(frame);
    assertThat(parsed.getClass()).isEqualTo(general.getClass());
    if (parsed instanceof Parsed.Rejected<SpotTrade> rejected) {
      assertThat(rejected.raw()).isSameAs(frame);
    }
  }
}
