package io.tidewatch.contract.raw;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/**
 * Where the raw record stands with which a detector made a record of its own. Written as headers,
 * as text, so that any console reader shows them: of several versions of a record it says which one
 * was known when another raw record of the same partition came.
 */
public record Origin(int partition, long offset) {
  public static final String PARTITION = "origin-partition";
  public static final String OFFSET = "origin-offset";

  public Origin {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "expected a partition and an offset of 0 or more, was " + partition + "/" + offset);
    }
  }

  /** Writes it. */
  public Headers addTo(Headers headers) {
    return headers
        .add(PARTITION, Integer.toString(partition).getBytes(US_ASCII))
        .add(OFFSET, Long.toString(offset).getBytes(US_ASCII));
  }

  /** Reads it; empty where it does not stand. */
  public static Optional<Origin> of(Headers headers) {
    OptionalLong partition = RawHeaders.number(headers, PARTITION);
    OptionalLong offset = RawHeaders.number(headers, OFFSET);
    return partition.isPresent() && partition.getAsLong() <= Integer.MAX_VALUE && offset.isPresent()
        ? Optional.of(new Origin((int) partition.getAsLong(), offset.getAsLong()))
        : Optional.empty();
  }
}
