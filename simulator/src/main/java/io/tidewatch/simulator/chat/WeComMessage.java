package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A message that a group robot took.
 *
 * @param type {@code text}, {@code markdown} or {@code markdown_v2}
 */
public record WeComMessage(String key, String type, String content, Instant at) {
  public WeComMessage {
    requireNonNull(key, "key");
    requireNonNull(type, "type");
    requireNonNull(content, "content");
    requireNonNull(at, "at");
  }
}
