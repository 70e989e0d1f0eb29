package io.tidewatch.connectors.delivery.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Splits text into parts, between lines where it can, else between characters. */
final class TextParts {
  private final TextLimit limit;
  private final int most;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private int taken;

  private TextParts(TextLimit limit, int most) {
    this.limit = requireNonNull(limit, "limit");
    this.most = most;
  }

  /**
   * The parts; put together with line ends where they were split between lines they are the text.
   *
   * @param most what a part may take, at least what the longest character does
   */
  static List<String> of(String text, TextLimit limit, int most) {
    if (limit.of(text) <= most) {
      return List.of(text);
    }
    TextParts split = new TextParts(limit, most);
    text.lines().forEach(split::line);
    split.end();
    return List.copyOf(split.parts);
  }

  private void line(String line) {
    String rest = line;
    if (!fits(rest)) {
      end();
    }
    while (limit.of(rest) > most) {
      String head = limit.head(rest, most);
      parts.add(head);
      rest = rest.substring(head.length());
    }
    if (!part.isEmpty()) {
      part.append('\n');
      taken += limit.of("\n");
    }
    part.append(rest);
    taken += limit.of(rest);
  }

  private boolean fits(String line) {
    return taken + (part.isEmpty() ? 0 : limit.of("\n")) + limit.of(line) <= most;
  }

  private void end() {
    if (!part.isEmpty()) {
      parts.add(part.toString());
      part.setLength(0);
      taken = 0;
    }
  }
}
