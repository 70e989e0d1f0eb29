package io.tidewatch.connectors.delivery.dispatch;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A channel that is only asked what it is like. */
final class ScriptedChannel implements Channel {
  static final int PARTS_OF_A_LONG_ONE = 2;

  private final String lane;

  ScriptedChannel(String lane) {
    this.lane = lane;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public String lane(String target) {
    return lane.isEmpty() ? target : lane;
  }

  @Override
  public int parts(Item item) {
    return PARTS_OF_A_LONG_ONE;
  }

  @Override
  public int fits(List<Item> items) {
    return Math.min(items.size(), 5);
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
    throw new AssertionError("nothing is sent here");
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
