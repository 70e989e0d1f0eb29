package io.tidewatch.topology.alerthistory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the index: scope and severity first, then event time and id, so that the alerts of each
 * scope and severity stand together in the order of time. Texts come with their length in front: no
 * scope's keys begin like those of another.
 */
public final class AlertIndex {
  private static final int RULE = 1;
  private static final int SUBJECT = 2;

  private AlertIndex() {}

  /** The keys of an alert, one for each scope. */
  static List<Bytes> keys(Alert alert) {
    AlertPlace place = AlertPlace.of(alert);
    return AlertScope.of(alert).stream().map(scope -> key(scope, alert.severity(), place)).toList();
  }

  /** The key of a place; where no alert stands there, it is between its neighbours. */
  public static Bytes key(AlertScope scope, Severity severity, AlertPlace place) {
    byte[] rule = bytes(scope.rule());
    byte[] subject = bytes(scope.subject());
    byte[] id = place.id().getBytes(UTF_8);
    ByteBuffer key =
        ByteBuffer.allocate(
            2 + 2 * Integer.BYTES + rule.length + subject.length + Long.BYTES + id.length);
    key.put(
        (byte)
            ((scope.rule().isPresent() ? RULE : 0) | (scope.subject().isPresent() ? SUBJECT : 0)));
    key.putInt(rule.length).put(rule).putInt(subject.length).put(subject);
    return Bytes.wrap(key.put(code(severity)).putLong(place.timeMs()).put(id).array());
  }

  /** The place that a key stands for. */
  public static AlertPlace place(Bytes key) {
    ByteBuffer buffer = ByteBuffer.wrap(key.get());
    buffer.get();
    skip(buffer);
    skip(buffer);
    buffer.get();
    long timeMs = buffer.getLong();
    return new AlertPlace(timeMs, UTF_8.decode(buffer).toString());
  }

  private static void skip(ByteBuffer buffer) {
    int length = buffer.getInt();
    buffer.position(buffer.position() + length);
  }

  private static byte[] bytes(Optional<String> text) {
    return text.orElse("").getBytes(UTF_8);
  }

  /** Part of what is stored: a severity keeps its number whatever comes between. */
  private static byte code(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 1;
      case MAJOR -> 2;
      case MINOR -> 3;
    };
  }
}
