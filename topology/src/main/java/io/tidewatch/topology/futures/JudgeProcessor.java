package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesFrame;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps the bars of each symbol and scores them. */
final class JudgeProcessor extends ContextualProcessor<String, FuturesFrame, String, JudgeOutput> {
  JudgeProcessor(FuturesSettings settings, InstantSource clock, DetectorCounters counters) {
    requireNonNull(settings, "settings");
    requireNonNull(clock, "clock");
    requireNonNull(counters, "counters");
  }

  @Override
  public void process(Record<String, FuturesFrame> record) {
    requireNonNull(record, "record");
  }
}
