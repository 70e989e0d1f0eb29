package io.tidewatch.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.topology.alerthistory.AlertPlace;
import java.nio.ByteBuffer;
import java.util.Base64;

/** A place among alerts as text that goes into an address. */
public final class AlertCursor {
  private AlertCursor() {}

  /** The text. */
  public static String write(AlertPlace place) {
    byte[] id = place.id().getBytes(UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(place.timeMs()).put(id).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The place.
   *
   * @throws IllegalArgumentException if the text stands for none
   */
  public static AlertPlace read(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    if (bytes.remaining() < Long.BYTES) {
      throw new IllegalArgumentException("expected at least 8 bytes, was " + bytes.remaining());
    }
    return new AlertPlace(bytes.getLong(), UTF_8.decode(bytes).toString());
  }
}
