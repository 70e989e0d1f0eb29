package io.tidewatch.topology.okx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.okx.OkxFrames.Level;
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
class OkxFrameProperties {
  private static final String BOOK =
      OkxFrames.update(
          "BTC-USDT",
          1_652_459_225_464L,
          344_430_848_984L,
          344_430_848_990L,
          List.of(new Level("30249.4", "0", 0), new Level("30261", "4.00120000", 12)),
          List.of(new Level("30182.6", "452", 1)));
  private static final String TRADE =
      OkxFrames.trade("BTC-USD-220527", 7849, 1_652_459_199_958L, "30218.8", "1", true, 1);
  private static final List<String> DECIMALS =
      List.of(
          "61837.63",
          "0.02000000",
          "0",
          "0.0",
          "-1.0",
          "-0",
          "1.",
          ".5",
          "",
          "1e5",
          "00012.5",
          "123456789012345678",
          "1234567890123456789",
          "12345678901.123456789",
          "0.000000000000000001",
          "0.0000000000000000001",
          "1.000000000000000000",
          "0.123456789012345678",
          "99999999999999999999999999999999999999999",
          " 1",
          "NaN",
          "1\\u0030");
  private static final List<String> NUMBERS =
      List.of(
          "1",
          "0",
          "-1",
          "-0",
          "-2",
          "01",
          "1.0",
          "1e3",
          "999999999999999999",
          "9223372036854775807",
          "9223372036854775808",
          "1e99999999999",
          "\"1\"",
          "null");

  @Provide
  Arbitrary<String> books() {
    return Combinators.combine(
            Arbitraries.of("snapshot", "update", "upd"),
            Arbitraries.of(DECIMALS),
            Arbitraries.of(DECIMALS),
            Arbitraries.of("1", "0", "x", "1234567890", "01"),
            Arbitraries.of("1652459225464", "0", "01", "", "1234567890123456789"),
            Arbitraries.of(NUMBERS),
            Arbitraries.of(NUMBERS),
            Arbitraries.of(NUMBERS))
        .as((action, price, size, orders, time, checksum, prev, seq) ->
            "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\""
                + action
                + "\",\"data\":[{\"asks\":[[\""
                + price
                + "\",\""
                + size
                + "\",\"0\",\""
                + orders
                + "\"]],\"bids\":[],\"ts\":\""
                + time
                + "\",\"checksum\":"
                + checksum
                + ",\"prevSeqId\":"
                + prev
                + ",\"seqId\":"
                + seq
                + "}]}");
  }

  @Property(tries = 4_000)
  void shouldAgreeOnFieldsOfAllKinds(@ForAll("books") String frame) {
    assertSameBook(frame.getBytes(UTF_8));
  }

  @Property(tries = 5_000)
  void shouldAgreeOnDamagedBooks(@ForAll long seed) {
    assertSameBook(damaged(BOOK, seed));
  }

  @Property(tries = 5_000)
  void shouldAgreeOnDamagedTrades(@ForAll long seed) {
    byte[] frame = damaged(TRADE, seed);
    assertSame(TradesFrameReader.read(frame), UsualTradesFrame.read(frame), frame);
  }

  private static void assertSameBook(byte[] frame) {
    assertSame(BookFrameReader.readFrame(frame), UsualBookFrame.read(frame), frame);
  }

  private static void assertSame(Parsed<OkxFrame> general, OkxFrame usual, byte[] frame) {
    if (usual != null) {
      assertThat(general).isEqualTo(new Parsed.Ok<>(usual, frame));
    }
    if (general instanceof Parsed.Rejected<OkxFrame> rejected) {
      assertThat(rejected.raw()).isSameAs(frame);
    }
  }

  private static byte[] damaged(String text, long seed) {
    Random random = new Random(seed);
    byte[] frame = text.getBytes(ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0; i--) {
      frame = damaged(frame, random);
    }
    return frame;
  }

  private static byte[] damaged(byte[] frame, Random random) {
    int at = random.nextInt(frame.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(frame, Math.max(1, at));
      case 1 -> {
        byte[] changed = frame.clone();
        changed[at] = (byte) "0123456789\"{}[],:.-e tfn\\".charAt(random.nextInt(25));
        yield changed;
      }
      case 2 -> joined(Arrays.copyOf(frame, at), Arrays.copyOfRange(frame, at + 1, frame.length));
      default -> {
        int from = random.nextInt(frame.length);
        int to = Math.min(frame.length, from + random.nextInt(40));
        yield joined(
            joined(Arrays.copyOf(frame, at), Arrays.copyOfRange(frame, from, to)),
            Arrays.copyOfRange(frame, at, frame.length));
      }
    };
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both.length == 0 ? new byte[] {'{'} : both;
  }
}
