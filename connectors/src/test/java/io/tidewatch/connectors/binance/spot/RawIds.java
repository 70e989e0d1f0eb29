package io.tidewatch.connectors.binance.spot;

import io.tidewatch.contract.serde.Json;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The trade ids that a raw record of any shape stands for. */
final class RawIds {
  private RawIds() {}

  static Stream<Long> of(String record) {
    JsonNode node = Json.MAPPER.readTree(record);
    if (node.has("data")) {
      return Stream.of(node.path("data").path("t").longValue());
    }
    if (node.has("id")) {
      return Stream.of(node.path("id").longValue());
    }
    return LongStream.rangeClosed(node.path("f").longValue(), node.path("l").longValue()).boxed();
  }
}
