package io.tidewatch.topology.parse;

import static java.util.Objects.requireNonNull;

/**
 * An element of a frame that cannot be used, though the rest of the frame can.
 *
 * @param detail what was expected and what was found
 * @param raw its bytes as received
 */
public record RefusedRow(RejectReason reason, String detail, byte[] raw) {
  public RefusedRow {
    requireNonNull(reason, "reason");
    requireNonNull(detail, "detail");
    requireNonNull(raw, "raw");
  }
}
