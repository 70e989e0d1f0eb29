package io.tidewatch.connectors.hyperliquid;

import io.tidewatch.connectors.feed.JsonScan;
import java.util.Locale;
import java.util.Optional;

/** What the feed has to know of a frame: its channel, and whose or what it is. */
final class FrameScan extends JsonScan {
  private Optional<String> channel = Optional.empty();
  private Optional<String> user = Optional.empty();
  private Optional<String> coin = Optional.empty();
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;

  private FrameScan(byte[] bytes) {
    super(bytes);
  }

  /**
   * A frame.
   *
   * @param channel empty for what is not in the venue's form
   * @param user in lower case
   * @param coin of the first row
   * @param times of its rows
   */
  record Head(
      String channel, Optional<String> user, Optional<String> coin, Optional<Times> times) {}

  /** Of the trades in a frame, epoch milliseconds. */
  record Times(long oldest, long newest) {}

  static Head scan(byte[] bytes) {
    FrameScan scan = new FrameScan(bytes);
    scan.walk();
    return new Head(
        scan.channel.orElse(""),
        scan.user.map(text -> text.toLowerCase(Locale.ROOT)),
        scan.coin,
        scan.newest == Long.MIN_VALUE
            ? Optional.empty()
            : Optional.of(new Times(scan.oldest, scan.newest)));
  }

  // An array is a depth of its own: rows of data lie in depth 3, members of data in depth 2.
  @Override
  protected void member(int depth, int start, int length) {
    switch (depth) {
      case 1 -> {
        if (length == 7 && is("channel", start)) {
          channel = text();
        }
      }
      case 2 -> {
        if (length == 4 && is("user", start)) {
          user = text();
        }
      }
      case 3 -> row(start, length);
      default -> {
        // Nothing that matters here lies deeper.
      }
    }
  }

  private void row(int start, int length) {
    if (length != 4) {
      return;
    }
    if (is("coin", start) && coin.isEmpty()) {
      coin = text();
    } else if (is("time", start)) {
      number()
          .ifPresent(time -> {
            oldest = Math.min(oldest, time);
            newest = Math.max(newest, time);
          });
    }
  }
}
