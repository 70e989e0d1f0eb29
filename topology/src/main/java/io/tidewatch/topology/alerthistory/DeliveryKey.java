package io.tidewatch.topology.alerthistory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of kept deliveries. Those of an alert stand together in the order of the topic; a second key
 * of each stands in the order of their times, to find what is too old.
 */
public final class DeliveryKey {
  private static final byte BY_ALERT = 1;
  private static final byte BY_TIME = 2;

  private DeliveryKey() {}

  /**
   * The key of a step.
   *
   * @param alert id
   * @param offset of its record on the topic; 0 and the highest of all are the ends of the alert's
   *     steps
   */
  public static Bytes of(String alert, long offset) {
    byte[] id = alert.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Integer.BYTES + id.length + Long.BYTES)
            .put(BY_ALERT)
            .putInt(id.length)
            .put(id)
            .putLong(offset)
            .array());
  }

  /** The place of a step in the order of time. */
  static Bytes byTime(long atMs, long offset, String alert) {
    byte[] id = alert.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + 2 * Long.BYTES + id.length)
            .put(BY_TIME)
            .putLong(atMs)
            .putLong(offset)
            .put(id)
            .array());
  }

  /** Before all steps of this time. */
  static Bytes startOf(long atMs) {
    return byTime(atMs, 0, "");
  }

  /** The time in a key by time. */
  static long timeMs(Bytes byTime) {
    return ByteBuffer.wrap(byTime.get()).getLong(1);
  }

  /** The key of the step that a key by time leads to. */
  static Bytes step(Bytes byTime) {
    ByteBuffer key = ByteBuffer.wrap(byTime.get());
    long offset = key.getLong(1 + Long.BYTES);
    return of(UTF_8.decode(key.position(1 + 2 * Long.BYTES)).toString(), offset);
  }
}
