package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.JsonScan;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the few members that the feed needs in a frame: {@code event} and {@code action} at the
 * top, {@code channel} and {@code instId} of {@code arg}, the trade ids and {@code ts} of rows.
 * Used once.
 */
final class OkxScan extends JsonScan {
  private static final int ARGUMENT_DEPTH = 2;
  private static final int ROW_DEPTH = 3;
  private static final int MAX_DIGITS = 18;

  private boolean inArgument;
  private boolean control;
  private boolean snapshot;
  private Optional<OkxChannel> channel = Optional.empty();
  private Optional<String> instId = Optional.empty();
  private long lastTradeId = -1;
  private long saidMs = -1;

  /**
   * What a frame is.
   *
   * @param control an answer, an error or a notice
   * @param instId as the venue writes it
   * @param snapshot whether it replaces the book
   * @param lastTradeId highest trade id in it
   * @param saidMs newest {@code ts} in it, epoch milliseconds
   */
  record Scanned(
      boolean control,
      Optional<OkxChannel> channel,
      Optional<String> instId,
      boolean snapshot,
      OptionalLong lastTradeId,
      OptionalLong saidMs) {
    Scanned {
      requireNonNull(channel, "channel");
      requireNonNull(instId, "instId");
      requireNonNull(lastTradeId, "lastTradeId");
      requireNonNull(saidMs, "saidMs");
    }
  }

  private OkxScan(byte[] bytes) {
    super(bytes);
  }

  static Scanned scan(byte[] bytes) {
    OkxScan scan = new OkxScan(bytes);
    scan.walk();
    return new Scanned(
        scan.control,
        scan.channel,
        scan.instId,
        scan.snapshot,
        found(scan.lastTradeId),
        found(scan.saidMs));
  }

  @Override
  protected void left(int depth) {
    if (depth < ARGUMENT_DEPTH) {
      inArgument = false;
    }
  }

  @Override
  protected void member(int depth, int start, int length) {
    switch (depth) {
      case 1 -> topMember(start, length);
      case ARGUMENT_DEPTH -> {
        if (inArgument) {
          argumentMember(start, length);
        }
      }
      case ROW_DEPTH -> {
        if (length == 7 && is("tradeId", start)) {
          lastTradeId = Math.max(lastTradeId, digits());
        } else if (length == 2 && is("ts", start)) {
          saidMs = Math.max(saidMs, digits());
        }
      }
      default -> {
        // Not a member that the feed needs.
      }
    }
  }

  private void topMember(int start, int length) {
    switch (length) {
      case 3 -> {
        if (is("arg", start)) {
          inArgument = isObject();
        }
      }
      case 5 -> control |= is("event", start);
      case 6 -> {
        if (is("action", start)) {
          snapshot = text().filter("snapshot"::equals).isPresent();
        }
      }
      default -> {
        // Not a member that the feed needs.
      }
    }
  }

  private void argumentMember(int start, int length) {
    if (length == 7 && is("channel", start)) {
      channel = text().flatMap(OkxChannel::of);
    } else if (length == 6 && is("instId", start)) {
      instId = text().filter(OkxScan::isName);
    }
  }

  private static boolean isName(String text) {
    return text.chars()
        .allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_');
  }

  /** A number that is written as a text; -1 if it is none. */
  private long digits() {
    return text()
        .filter(text -> text.length() <= MAX_DIGITS)
        .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  private static OptionalLong found(long number) {
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
