package io.tidewatch.topology.futures.ranking;

import io.tidewatch.contract.futures.Bar;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Lets pass the bars that rankings still look at when they come. Of the week that a symbol's
 * baseline may begin with that is a day, and everything passes through one partition.
 */
final class RecentBars extends ContextualFixedKeyProcessor<String, Bar, Bar> {
  @Override
  public void process(FixedKeyRecord<String, Bar> record) {
    long endMs = record.value().openTime() + Bar.LENGTH_MS;
    if (record.timestamp() - endMs <= PointRing.REACH_MS) {
      context().forward(record);
    }
  }
}
