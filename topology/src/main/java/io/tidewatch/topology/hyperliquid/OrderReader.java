package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OpenOrders;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdate;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdates;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reads what the venue says of the orders of one address. */
final class OrderReader {
  private final Message message;

  OrderReader(Message message) {
    this.message = requireNonNull(message, "message");
  }

  HyperliquidFrame updates() throws Refusal {
    Rows<OrderUpdate> rows = Rows.read(Fields.array("data", message.content()), this::update);
    return new HyperliquidFrame(
        message.receivedMs(), new OrderUpdates(message.user(), rows.taken()), rows.refused());
  }

  private OrderUpdate update(Value row) throws Refusal {
    Fields update = Fields.of("row", row);
    Fields order = update.object("order");
    return new OrderUpdate(
        order.name("coin"),
        order.id("oid"),
        order.buys(),
        order.amount("sz"),
        order.amount("origSz"),
        update.name("status"),
        update.pastTime("statusTimestamp", message.receivedMs()));
  }

  /** Refuses all if one cannot be read: an order that is left out would be taken for ended. */
  HyperliquidFrame openOrders() throws Refusal {
    Value content = message.content();
    String user = content.isArray() ? message.user() : message.user(Fields.of("data", content));
    List<Value> orders =
        content.isArray() ? content.items() : Fields.of("data", content).array("orders");
    List<Long> oids = new ArrayList<>();
    for (Value order : orders) {
      oids.add(Fields.of("order", order).id("oid"));
    }
    return new HyperliquidFrame(message.receivedMs(), new OpenOrders(user, oids), List.of());
  }
}
