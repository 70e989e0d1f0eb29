package io.tidewatch.topology.recompute;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidFrame;
import io.tidewatch.topology.hyperliquid.HyperliquidFrameParser;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records of Hyperliquid's feed as the detector does. */
final class HyperliquidRecord {
  private static final Deserializer<Parsed<HyperliquidFrame>> FRAMES =
      new ParsedSerde<>(new HyperliquidFrameParser(), HyperliquidFrameParser.MAX_BYTES)
          .deserializer();

  private HyperliquidRecord() {}

  /** What a record says; empty if it cannot be read. */
  static Optional<HyperliquidEvent> read(ConsumerRecord<String, byte[]> rawRecord) {
    return FRAMES.deserialize(rawRecord.topic(), rawRecord.headers(), rawRecord.value())
            instanceof Parsed.Ok<HyperliquidFrame>(HyperliquidFrame frame, byte[] raw)
        ? Optional.of(frame.event())
        : Optional.empty();
  }
}
