package io.tidewatch.connectors.delivery.channel;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A way to people or to their programs. Thread-safe. */
public interface Channel extends AutoCloseable {
  /** What deliveries call it. */
  String name();

  /**
   * Within a lane one message goes at a time, and what the other side says of its pace holds for
   * all of it.
   */
  String lane(String target);

  /** How many messages an item takes. */
  int parts(Item item);

  /** How many of these, from the first, one digest can name; at least one. */
  int fits(List<Item> items);

  /** Whether messages of more than one item make sense. */
  boolean folds();

  /** Whether it wants what is told in JSON, beside the text. */
  boolean wantsJson();

  /** Sends. The answer always comes, and never as an exception. */
  CompletableFuture<Reply> send(Parcel parcel);

  @Override
  void close();
}
