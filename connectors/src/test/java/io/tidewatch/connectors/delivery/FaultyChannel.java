package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A channel that fails at what is about one subject, at one step, and takes everything else. */
final class FaultyChannel implements Channel {
  private final String subject;

  private final Step step;

  /** Where it fails. */
  enum Step {
    FITS,
    PARTS,
    SEND
  }

  FaultyChannel(String subject, Step step) {
    this.subject = requireNonNull(subject, "subject");
    this.step = requireNonNull(step, "step");
  }

  private void fail(Step at, Item item) {
    if (at == step && item.subject().equals(subject)) {
      throw new ArithmeticException("a share of nothing");
    }
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
    fail(Step.PARTS, item);
    return 1;
  }

  @Override
  public int fits(List<Item> items) {
    items.forEach(item -> fail(Step.FITS, item));
    return items.size();
  }

  @Override
  public boolean folds() {
    return true;
  }

  @Override
  public boolean wantsJson() {
    return false;
  }

  @Override
  public CompletableFuture<Reply> send(Parcel parcel) {
    parcel.items().forEach(item -> fail(Step.SEND, item));
    return CompletableFuture.completedFuture(new Reply.Taken(Optional.empty()));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
