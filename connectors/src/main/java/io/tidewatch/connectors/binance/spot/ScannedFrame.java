package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a shallow look at a frame of the combined stream shows. Whether the rest of the frame makes
 * sense is not asked here.
 *
 * @param stream name of the stream, for example {@code btcusdt@trade}
 * @param event {@code e} of the data, for example {@code trade}
 * @param symbol {@code s} of the data
 * @param tradeId {@code t} of the data
 * @param tradeTime {@code T} of the data, epoch milliseconds
 * @param answer whether it has a member of an answer to a request of ours
 */
record ScannedFrame(
    Optional<String> stream,
    Optional<String> event,
    Optional<String> symbol,
    OptionalLong tradeId,
    OptionalLong tradeTime,
    boolean answer) {
  private static final String TRADE_SUFFIX = "@trade";

  ScannedFrame {
    requireNonNull(stream, "stream");
    requireNonNull(event, "event");
    requireNonNull(symbol, "symbol");
    requireNonNull(tradeId, "tradeId");
    requireNonNull(tradeTime, "tradeTime");
  }

  /** Whether the venue goes down and asks to connect anew. */
  boolean isShutdown() {
    return event.isPresent() && event.get().equals("serverShutdown");
  }

  /** Whether it answers a request of ours and so stays in the feed. */
  boolean isAnswer() {
    return answer && stream.isEmpty() && event.isEmpty();
  }

  /** Whether id and time can be trusted to place the frame among the trades of its symbol. */
  boolean isTrade() {
    return event.isPresent()
        && event.get().equals("trade")
        && symbol.isPresent()
        && tradeId.isPresent()
        && tradeTime.isPresent();
  }

  /** The symbol in upper case as the data or else the name of the stream says. */
  Optional<String> key() {
    return symbol.or(this::streamSymbol);
  }

  // What stands in a record key: anything else could break a log line or a path downstream.
  static boolean isSymbol(String text) {
    return text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }

  private Optional<String> streamSymbol() {
    return stream
        .filter(name -> name.endsWith(TRADE_SUFFIX) && name.length() > TRADE_SUFFIX.length())
        .map(name -> name.substring(0, name.length() - TRADE_SUFFIX.length()))
        .map(name -> name.toUpperCase(Locale.ROOT))
        .filter(ScannedFrame::isSymbol);
  }
}
