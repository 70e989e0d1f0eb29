package io.tidewatch.query.change;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.serde.Json;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks for a change.
 *
 * @param caller name of the token
 * @param role of the caller, in lower case
 * @param address from which the call came
 * @param at when, wall clock, epoch milliseconds
 */
public record Author(String caller, String role, String address, long at) {
  public Author {
    requireNonNull(caller, "caller");
    requireNonNull(role, "role");
    requireNonNull(address, "address");
  }

  /**
   * What is put on record of a change.
   *
   * @param target what is changed
   * @param before a record of ours, or empty
   * @param after a record of ours, or empty
   */
  public AuditEntry entry(String action, String target, Optional<?> before, Optional<?> after) {
    return new AuditEntry(
        UUID.randomUUID().toString(),
        at,
        caller,
        role,
        address,
        action,
        target,
        before.map(Json.MAPPER::valueToTree),
        after.map(Json.MAPPER::valueToTree));
  }
}
