package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A channel that cannot compose what is about one subject, and takes everything else. */
final class FaultyChannel implements Channel {
  private final String subject;

  FaultyChannel(String subject) {
    this.subject = requireNonNull(subject, "subject");
  }

  @Override
  public String name() {
    return "console";
  }

  @Override
  public String lane(String target) {
    return target;
  }

  @Override
  public int parts(Item item) {
    return 1;
  }

  @Override
  public int fits(List<Item> items) {
    return 1;
  }

  @Override
  public boolean folds() {
    return false;
  }

  @Override
  public boolean wantsJson() {
    return false;
  }

  @Override
  public CompletableFuture<Reply> send(Parcel parcel) {
    if (parcel.items().getFirst().subject().equals(subject)) {
      throw new ArithmeticException("a share of nothing");
    }
    return CompletableFuture.completedFuture(new Reply.Taken(Optional.empty()));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
