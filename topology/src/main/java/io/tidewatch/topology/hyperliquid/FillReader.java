package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import java.util.List;
import java.util.Optional;

/** Reads fills of one address, those of its TWAP orders as well. */
final class FillReader {
  private final Message message;

  FillReader(Message message) {
    this.message = requireNonNull(message, "message");
  }

  HyperliquidFrame fills() throws Refusal {
    return read("fills", this::fill);
  }

  /** Rows such as {@code {"fill":{...},"twapId":1}}. */
  HyperliquidFrame twapFills() throws Refusal {
    return read("twapSliceFills", this::slice);
  }

  private HyperliquidFrame read(String name, Rows.Reader<Fill> reader) throws Refusal {
    Value content = message.content();
    if (content.isArray()) {
      return frame(message.user(), false, content.items(), reader);
    }
    Fields data = Fields.of("data", content);
    return frame(message.user(data), data.flagOrFalse("isSnapshot"), data.array(name), reader);
  }

  private HyperliquidFrame frame(
      String user, boolean snapshot, List<Value> items, Rows.Reader<Fill> reader) {
    Rows<Fill> rows = Rows.read(items, reader);
    return new HyperliquidFrame(
        message.receivedMs(), new UserFills(user, snapshot, rows.taken()), rows.refused());
  }

  private Fill fill(Value row) throws Refusal {
    Fields fill = Fields.of("fill", row);
    return fill(fill, fill.findId("twapId"));
  }

  private Fill slice(Value row) throws Refusal {
    Fields slice = Fields.of("row", row);
    return fill(slice.object("fill"), Optional.of(slice.id("twapId")));
  }

  private Fill fill(Fields fill, Optional<Long> twapId) throws Refusal {
    return new Fill(
        fill.name("coin"),
        fill.positive("px"),
        fill.positive("sz"),
        fill.buys(),
        fill.pastTime("time", message.receivedMs()),
        fill.decimal("startPosition"),
        fill.findName("dir").orElse(""),
        fill.findDecimal("closedPnl"),
        fill.id("oid"),
        fill.findId("tid").orElse(0L),
        fill.flag("crossed"),
        fill.decimal("fee"),
        fill.findName("feeToken"),
        twapId,
        liquidatedUser(fill));
  }

  private static Optional<String> liquidatedUser(Fields fill) throws Refusal {
    if (fill.find("liquidation").isEmpty()) {
      return Optional.empty();
    }
    Fields liquidation = fill.object("liquidation");
    return liquidation.find("liquidatedUser").isEmpty()
        ? Optional.empty()
        : Optional.of(liquidation.address("liquidatedUser"));
  }
}
