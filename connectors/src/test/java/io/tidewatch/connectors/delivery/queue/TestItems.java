package io.tidewatch.connectors.delivery.queue;

import io.tidewatch.contract.alert.Severity;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Items without alerts. */
public final class TestItems {
  private static final TopicPartition PARTITION = new TopicPartition("wishes", 0);

  private TestItems() {}

  public static Place place(int number) {
    return new Place(PARTITION, number);
  }

  public static Item item(int number, Severity severity, long time) {
    return item(number, severity, time, Optional.empty());
  }

  public static Item item(int number, Severity severity, long time, Optional<String> follows) {
    return of(number, severity, time, follows, "a first line\na second line");
  }

  public static Item of(
      int number, Severity severity, long time, Optional<String> follows, String body) {
    return new Item(
        place(number),
        "%08d-id".formatted(number),
        "rule",
        "S" + number,
        severity,
        time,
        time,
        time,
        "headline " + number,
        "headline " + number,
        body,
        "{}",
        follows);
  }
}
