package io.tidewatch.simulator.okx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The texts of the venue's data frames and REST books (docs-v5, "WS / Order book channel", "WS /
 * Trades channel", "GET / Order book"). The checksum is 0, as the venue sends it since June 2026.
 */
final class OkxFrames {
  private OkxFrames() {}

  static String snapshot(BookView view) {
    return frame(
        view.instId(),
        "snapshot",
        new BookUpdate(view.timeMs(), -1, view.seqId(), view.asks(), view.bids()));
  }

  static String update(String instId, BookUpdate update) {
    return frame(instId, "update", update);
  }

  private static String frame(String instId, String action, BookUpdate book) {
    return new StringBuilder(256)
        .append("{\"arg\":{\"channel\":\"books\",\"instId\":\"")
        .append(instId)
        .append("\"},\"action\":\"")
        .append(action)
        .append("\",\"data\":[{\"asks\":")
        .append(levels(book.asks()))
        .append(",\"bids\":")
        .append(levels(book.bids()))
        .append(",\"ts\":\"")
        .append(book.timeMs())
        .append("\",\"checksum\":0,\"prevSeqId\":")
        .append(book.prevSeqId())
        .append(",\"seqId\":")
        .append(book.seqId())
        .append("}]}")
        .toString();
  }

  static String trades(String instId, List<OkxPrint> prints) {
    return prints.stream()
        .map(print -> trade(instId, print))
        .collect(
            Collectors.joining(
                ",",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"" + instId + "\"},\"data\":[",
                "]}"));
  }

  private static String trade(String instId, OkxPrint print) {
    return """
    {"instId":"%s","tradeId":"%d","px":"%s","sz":"%s","side":"%s","ts":"%d","count":"1",\
    "source":"0","seqId":%d}\
    """
        .formatted(
            instId,
            print.tradeId(),
            print.price().toPlainString(),
            print.size().toPlainString(),
            print.takerBuys() ? "buy" : "sell",
            print.timeMs(),
            print.tradeId());
  }

  static String restBook(BookView view) {
    return """
    {"code":"0","msg":"","data":[{"asks":%s,"bids":%s,"ts":"%d","seqId":%d}]}\
    """
        .formatted(levels(view.asks()), levels(view.bids()), view.timeMs(), view.seqId());
  }

  private static StringBuilder levels(List<BookLevel> levels) {
    StringBuilder text = new StringBuilder(2 + levels.size() * 32).append('[');
    for (BookLevel level : levels) {
      if (text.length() > 1) {
        text.append(',');
      }
      text.append("[\"")
          .append(level.price().toPlainString())
          .append("\",\"")
          .append(level.size().toPlainString())
          .append("\",\"0\",\"")
          .append(level.orders())
          .append("\"]");
    }
    return text.append(']');
  }
}
