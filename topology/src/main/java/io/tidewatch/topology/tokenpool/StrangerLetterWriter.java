package io.tidewatch.topology.tokenpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.DeadLetterHeaders;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.dbotx.PairRow;
import io.tidewatch.topology.parse.RejectReason;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes a dead letter of what was said of a pair that is not in the pool. Its bytes are what was
 * understood; as received they stand in the frame that the header names.
 */
final class StrangerLetterWriter extends ContextualProcessor<String, PairItem, byte[], byte[]> {
  static final String DETAIL = "expected a pair of the pool, was ";

  private final DetectorCounters counters;

  StrangerLetterWriter(DetectorCounters counters) {
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void process(Record<String, PairItem> record) {
    counters.reject(RejectReason.UNKNOWN_PAIR);
    PairItem item = record.value();
    String origin = Topics.DBOTX_PAIRS.name() + "/" + item.partition() + "/" + item.offset();
    Headers headers =
        new RecordHeaders()
            .add(DeadLetterHeaders.REASON, RejectReason.UNKNOWN_PAIR.name().getBytes(UTF_8))
            .add(DeadLetterHeaders.DETAIL, (DETAIL + record.key()).getBytes(UTF_8))
            .add(DeadLetterHeaders.ORIGIN, origin.getBytes(UTF_8));
    byte[] understood = Json.MAPPER.writeValueAsBytes(new PairRow(record.key(), item.figures()));
    byte[] batch = Integer.toString(item.batch()).getBytes(UTF_8);
    context().forward(new Record<>(batch, understood, record.timestamp(), headers));
  }
}
