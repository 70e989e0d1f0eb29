package io.tidewatch.topology.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, there is an answer. */
class HyperliquidFrameParserProperties {
  private static final List<String> CHANNELS =
      List.of(
          "trades",
          "userFills",
          "userTwapSliceFills",
          "orderUpdates",
          "openOrders",
          "clearinghouseState",
          "spotClearinghouseState",
          "metaAndAssetCtxs",
          "spotMeta",
          "allMids",
          "watching",
          "lostTrades",
          "backfilled",
          "time");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "{\"channel\":\"trades\",\"data\":[",
          "{\"channel\":\"userFills\",\"data\":{\"fills\":[",
          "\"coin\":\"BTC\",",
          "\"px\":",
          "\"sz\":",
          "\"users\":[",
          "\"universe\":[",
          "\"balances\":[",
          "\"assetPositions\":[",
          "\"time\":",
          "\"0x31ca8395cf837de08b24da3f660e77761dfb974b\"",
          "null",
          "true",
          "1e999999999",
          "-0.1",
          "0",
          "\"1\"",
          "\\",
          "\u0000",
          "é",
          " ");

  @Provide
  Arbitrary<String> channels() {
    return Arbitraries.of(CHANNELS);
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withCharRange('!', '~')
            .excludeChars('"', '\\')
            .ofMaxLength(70)
            .map(text -> "\"" + text + "\""),
        Arbitraries.bigDecimals().map(Object::toString),
        Arbitraries.longs().map(Object::toString),
        Arbitraries.of("null", "true", "{}", "[[]]", "1e9999", "-1e-9999", "1".repeat(2_000)));
  }

  @Property
  void shouldAnswerAnyBytes(@ForAll("channels") String channel, @ForAll byte[] bytes) {
    assertThat(Parsing.parse(channel, Optional.of(Parsing.USER), bytes)).isNotNull();
  }

  @Property(tries = 5_000)
  void shouldAnswerAnyDocument(
      @ForAll("channels") String channel, @ForAll("documents") String document) {
    assertThat(Parsing.ofUser(channel, document)).isNotNull();
  }

  @Property(tries = 2_000)
  void shouldAnswerAnyValueInAnyRow(
      @ForAll("channels") String channel,
      @ForAll("values") String first,
      @ForAll("values") String second) {
    String row =
        "{\"coin\":\"BTC\",\"px\":%1$s,\"sz\":%2$s,\"side\":\"B\",\"time\":%2$s,\"oid\":%1$s,"
            + "\"tid\":%1$s,\"users\":[%1$s,%2$s],\"fill\":%2$s,\"order\":{\"oid\":%1$s},"
            + "\"position\":{\"coin\":%1$s,\"szi\":%2$s},\"address\":%1$s,\"tokens\":[%1$s,%2$s]}";
    String rows = "[" + row.formatted(first, second) + "]";
    for (String name :
        List.of("fills", "balances", "assetPositions", "universe", "tokens", "addresses")) {
      String document = "{\"" + name + "\":" + rows + ",\"time\":1,\"tokens\":" + rows + "}";
      byte[] bytes = (name.equals("tokens") ? rows : document).getBytes(UTF_8);
      assertThat(Parsing.parse(channel, Optional.of(Parsing.USER), bytes)).isNotNull();
    }
    String frame = "{\"channel\":\"%s\",\"data\":%s}".formatted(channel, rows);
    assertThat(Parsing.ofUser(channel, frame)).isNotNull();
  }
}
