package io.tidewatch.connectors.console;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.feed.FeedEvent;
import java.io.PrintStream;
import java.util.List;

/** Prints alerts for a person at a terminal; in colour if told so. Thread-safe. */
public final class ConsoleChannel {
  private static final String GREEN = "\u001b[1;32m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final AlertMessages messages;
  private final boolean colour;

  public ConsoleChannel(PrintStream out, AlertMessages messages, boolean colour) {
    this.out = requireNonNull(out, "out");
    this.messages = requireNonNull(messages, "messages");
    this.colour = colour;
  }

  /** Prints the message of an alert as one block. */
  public void print(Alert alert) {
    List<String> lines = messages.lines(alert);
    StringBuilder block = new StringBuilder(painted(lines.getFirst(), colourOf(alert.side())));
    lines.subList(1, lines.size()).forEach(line -> block.append('\n').append(line));
    synchronized (out) {
      out.println(block.append('\n'));
      out.flush();
    }
  }

  /** Prints an event of a feed if a person should know of it. */
  public void hear(FeedEvent event) {
    messages
        .line(event)
        .ifPresent(line -> {
          synchronized (out) {
            out.println(painted(line, YELLOW) + "\n");
            out.flush();
          }
        });
  }

  private static String colourOf(Side side) {
    return switch (side) {
      case BUY -> GREEN;
      case SELL -> RED;
      case BOTH -> YELLOW;
    };
  }

  private String painted(String text, String ansi) {
    return colour ? ansi + text + RESET : text;
  }
}
