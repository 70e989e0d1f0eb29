package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.Optional;

/** Writes what the API says of addresses to their topic, where the feed reads it. Thread-safe. */
public final class WhaleChanges implements AutoCloseable {
  /** More than this many are no list that somebody keeps over an API. */
  public static final int MAX_ADDRESSES = 10_000;

  private final ConfirmedWriter<WatchedAddress> writer;
  private final Wishes wishes;

  public WhaleChanges(String bootstrapServers, Wishes wishes) {
    this.writer =
        new ConfirmedWriter<>(
            bootstrapServers, Topics.WATCHED_ADDRESSES, "tidewatch-whale-changes");
    this.wishes = requireNonNull(wishes, "wishes");
  }

  /** Whether another address may be added. */
  public boolean hasRoomFor(String address) {
    return wishes.of(Origin.API, address).filter(WatchedAddress::watched).isPresent()
        || wishes.countOfApi() < MAX_ADDRESSES;
  }

  /**
   * Wants an address watched, whatever the others say. Returns once it is on the topic.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public WatchedAddress watch(String address, Optional<String> label, Tier tier) {
    WatchedAddress wish = new WatchedAddress(address, label, tier, Origin.API, true);
    writer.write(wish.key(), wish);
    return wish;
  }

  /**
   * Wants an address watched no longer, whoever wanted it.
   *
   * @return false if nobody did
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public boolean unwatch(String address) {
    Optional<WatchedAddress> inForce = wishes.inForce(address).filter(WatchedAddress::watched);
    if (inForce.isEmpty()) {
      return false;
    }
    WatchedAddress was = inForce.get();
    writer.write(
        WatchedAddress.key(Origin.API, address),
        wishes.isWantedByOthers(address)
            ? new WatchedAddress(address, was.label(), was.tier(), Origin.API, false)
            : null);
    return true;
  }

  @Override
  public void close() {
    writer.close();
  }
}
