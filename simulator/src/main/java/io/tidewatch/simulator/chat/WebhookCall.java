package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A call that was taken: its signature is right.
 *
 * @param id the idempotency key
 * @param first whether no call with this key came before
 */
public record WebhookCall(String path, String id, String body, boolean first, Instant at) {
  public WebhookCall {
    requireNonNull(path, "path");
    requireNonNull(id, "id");
    requireNonNull(body, "body");
    requireNonNull(at, "at");
  }
}
