package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Backfilled;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.LostTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Time;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watched;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watching;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/** Reads what the feed says for itself. */
final class OwnRecordReader {
  private static final String ANY_COIN = "*";

  private final Message message;

  OwnRecordReader(Message message) {
    this.message = requireNonNull(message, "message");
  }

  private Fields record() throws Refusal {
    return Fields.of("record", message.content());
  }

  HyperliquidFrame watching() throws Refusal {
    Fields list = record();
    Rows<Watched> rows = Rows.read(list.array("addresses"), OwnRecordReader::watched);
    return new HyperliquidFrame(
        message.receivedMs(),
        new Watching(list.id("at"), rows.taken(), rows.refused().isEmpty()),
        rows.refused());
  }

  private static Watched watched(Value row) throws Refusal {
    Fields watched = Fields.of("row", row);
    return new Watched(watched.address("address"), view(watched.text("view")), label(watched));
  }

  /** What people call it must never cost an address its place. */
  private static Optional<String> label(Fields watched) {
    return watched
        .find("label")
        .filter(label -> label.token() == JsonToken.VALUE_STRING)
        .map(label -> Words.label(label.text()))
        .filter(label -> !label.isBlank());
  }

  private static View view(String text) throws Refusal {
    for (View view : View.values()) {
      if (view.name().equals(text)) {
        return view;
      }
    }
    throw new Refusal(
        RejectReason.UNKNOWN_TYPE,
        "view: expected one of " + List.of(View.values()) + ", was " + Words.quoted(text));
  }

  HyperliquidFrame lostTrades() throws Refusal {
    Fields lost = record();
    String coin = lost.name("coin");
    return frame(
        new LostTrades(
            coin.equals(ANY_COIN) ? Optional.empty() : Optional.of(coin),
            lost.id("from"),
            lost.id("to")));
  }

  HyperliquidFrame backfilled() throws Refusal {
    Fields span = record();
    return frame(
        new Backfilled(
            message.user(span),
            span.id("from"),
            span.id("to"),
            span.flag("complete"),
            span.flag("last")));
  }

  HyperliquidFrame time() throws Refusal {
    Fields time = record();
    long at = time.id("at");
    // Earlier runs of the feed did not say how far they came.
    long completeTo = time.findId("completeTo").orElse(at);
    return frame(new Time(at, completeTo, time.findId("tradesTo").orElse(completeTo)));
  }

  private HyperliquidFrame frame(HyperliquidEvent event) {
    return new HyperliquidFrame(message.receivedMs(), event, List.of());
  }
}
