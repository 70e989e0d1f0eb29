package io.tidewatch.connectors.message;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something to tell people, in words.
 *
 * @param headline first line of a message of its own
 * @param label what it is, in one line among others
 * @param body further lines of a message of its own
 */
public record Told(String headline, String label, List<String> body) {
  public Told {
    requireNonNull(headline, "headline");
    requireNonNull(label, "label");
    body = List.copyOf(body);
  }
}
