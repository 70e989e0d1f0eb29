package io.tidewatch.topology.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.DeadLetterHeaders;
import io.tidewatch.topology.DetectorCounters;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns a refused record into a dead letter: its bytes, with reason and origin in the headers. */
public final class DeadLetterWriter<T>
    extends ContextualProcessor<String, Parsed.Rejected<T>, byte[], byte[]> {
  private final DetectorCounters counters;

  public DeadLetterWriter(DetectorCounters counters) {
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void process(Record<String, Parsed.Rejected<T>> record) {
    Parsed.Rejected<T> rejected = record.value();
    counters.reject(rejected.reason());
    Headers headers = new RecordHeaders(record.headers());
    headers.add(DeadLetterHeaders.REASON, rejected.reason().name().getBytes(UTF_8));
    headers.add(DeadLetterHeaders.DETAIL, rejected.detail().getBytes(UTF_8));
    context()
        .recordMetadata()
        .ifPresent(origin ->
            headers.add(
                DeadLetterHeaders.ORIGIN,
                (origin.topic() + "/" + origin.partition() + "/" + origin.offset())
                    .getBytes(UTF_8)));
    byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
    context().forward(new Record<>(key, rejected.raw(), record.timestamp(), headers));
  }
}
