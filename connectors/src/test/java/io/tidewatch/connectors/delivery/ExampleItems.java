package io.tidewatch.connectors.delivery;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import java.util.List;

/** What a sink makes of what it reads, for tests of channels. */
public final class ExampleItems {
  private final Items items;
  private int read;

  public ExampleItems(DeliveryMessages messages) {
    this.items = new Items(messages, List.of(), true);
  }

  public Item of(Notification notification) {
    long at = notification.alert().eventTime();
    return items.of(notification, TestItems.place(read++), at, at).item();
  }

  public Item of(SystemAlert alert) {
    return items.of(alert, TestItems.place(read++), alert.at()).item();
  }
}
