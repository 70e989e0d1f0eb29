package io.tidewatch.contract.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A change that somebody made.
 *
 * @param id unlike any other
 * @param at when it was asked for, wall clock, epoch milliseconds
 * @param caller name of the token that was shown
 * @param role what its caller may do
 * @param address from which the call came
 * @param action what was done, such as {@code rules.put}
 * @param target what was changed, such as {@code rules/large-trades/BTCUSDT}; key on the topic
 * @param before what stood there; empty if nothing did
 * @param after what stands there now; empty if nothing does
 */
public record AuditEntry(
    String id,
    long at,
    String caller,
    String role,
    String address,
    String action,
    String target,
    Optional<JsonNode> before,
    Optional<JsonNode> after) {
  public AuditEntry {
    requireNonNull(id, "id");
    requireNonNull(caller, "caller");
    requireNonNull(role, "role");
    requireNonNull(address, "address");
    requireNonNull(action, "action");
    requireNonNull(target, "target");
    before = said(before);
    after = said(after);
  }

  /** A field that is left out comes as null, or as a node that says so. */
  private static Optional<JsonNode> said(Optional<JsonNode> value) {
    return value == null
        ? Optional.empty()
        : value.filter(node -> !node.isMissingNode() && !node.isNull());
  }
}
