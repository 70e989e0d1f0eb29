package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

class FrameScanProperties {
  private static final List<String> NAMES =
      List.of("e", "E", "s", "t", "T", "p", "m", "x", "stream", "data", "id", "result", "tt", "");

  @Property
  void shouldFindWhatAParserFinds(
      @ForAll("members") Map<String, Object> data, @ForAll("members") Map<String, Object> rest) {
    Map<String, Object> frame = new LinkedHashMap<>(rest);
    frame.keySet().removeAll(List.of("e", "s", "t", "T"));
    frame.put("stream", "btcusdt@trade");
    frame.put("data", data);
    byte[] bytes = Json.MAPPER.writeValueAsBytes(frame);

    ScannedFrame scanned = FrameScan.scan(bytes);

    JsonNode parsed = Json.MAPPER.readTree(bytes);
    assertThat(scanned.stream()).hasValue(parsed.path("stream").stringValue());
    assertThat(scanned.tradeId()).isEqualTo(number(parsed.path("data").path("t")));
    assertThat(scanned.tradeTime()).isEqualTo(number(parsed.path("data").path("T")));
    JsonNode symbol = parsed.path("data").path("s");
    boolean plain = symbol.isString() && symbol.stringValue().matches("[A-Z0-9]{1,64}");
    assertThat(scanned.symbol().isPresent()).isEqualTo(plain);
    scanned.symbol().ifPresent(s -> assertThat(s).isEqualTo(symbol.stringValue()));
  }

  @Property
  void shouldSurviveAnyBytes(@ForAll byte[] bytes) {
    assertThat(FrameScan.scan(bytes)).isNotNull();
  }

  @Property
  void shouldSurviveATruncatedFrame(@ForAll("members") Map<String, Object> data) {
    String whole = Json.MAPPER.writeValueAsString(Map.of("stream", "a@trade", "data", data));
    for (int end = 0; end < whole.length(); end++) {
      assertThat(FrameScan.scan(whole.substring(0, end).getBytes(UTF_8))).isNotNull();
    }
  }

  private static OptionalLong number(JsonNode node) {
    boolean shown = node.isIntegralNumber() && node.asString().matches("\\d{1,18}");
    return shown ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
  }

  @Provide
  Arbitrary<Map<String, Object>> members() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.longs().between(0, 1L << 53).map(Object.class::cast),
                Arbitraries.strings()
                    .withChars("AB1\"\\{}[]:, \u00e9")
                    .ofMaxLength(12)
                    .map(Object.class::cast),
                Arbitraries.of("BTCUSDT", "trade", true, 1.5).map(Object.class::cast)));
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            List.of(
                leaves,
                leaves.list().ofMaxSize(3).map(Object.class::cast),
                Arbitraries.maps(Arbitraries.of(NAMES), leaves)
                    .ofMaxSize(4)
                    .map(Object.class::cast)));
    return Arbitraries.maps(Arbitraries.of(NAMES), values).ofMaxSize(10);
  }
}
