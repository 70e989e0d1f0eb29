package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.futures.market.Finding;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Compares the symbols of a round, and asks the alert machines. */
final class MarketProcessor extends ContextualProcessor<String, Finding, String, MarketOutput> {
  MarketProcessor(FuturesSettings settings, InstantSource clock, DetectorCounters counters) {
    requireNonNull(settings, "settings");
    requireNonNull(clock, "clock");
    requireNonNull(counters, "counters");
  }

  @Override
  public void process(Record<String, Finding> record) {
    requireNonNull(record, "record");
  }
}
