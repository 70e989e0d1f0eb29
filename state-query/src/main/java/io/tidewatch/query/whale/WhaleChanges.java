package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes what the API says of addresses to their topic, where the feed reads it. Thread-safe. */
public final class WhaleChanges implements AutoCloseable {
  /** More than this many are no list that somebody keeps over an API. */
  public static final int MAX_ADDRESSES = 10_000;

  private final ConfirmedWriter<WatchedAddress> writer;
  private final Wishes wishes;
  private final BooleanSupplier read;

  /**
   * @param read whether the wishes are read as far as they stood at the start
   */
  public WhaleChanges(String bootstrapServers, Wishes wishes, BooleanSupplier read) {
    this.writer =
        new ConfirmedWriter<>(
            bootstrapServers, Topics.WATCHED_ADDRESSES, "tidewatch-whale-changes");
    this.wishes = requireNonNull(wishes, "wishes");
    this.read = requireNonNull(read, "read");
  }

  /**
   * Whether another address may be added.
   *
   * @throws StoreNotReadyException if it is not known yet what is wanted
   */
  public boolean hasRoomFor(String address) {
    checkRead();
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
    write(wish.key(), Optional.of(wish));
    return wish;
  }

  /**
   * Wants an address watched no longer, whoever wanted it.
   *
   * @return false if nobody did
   * @throws StoreNotReadyException if Kafka did not take it in time, or it is not known yet what is
   *     wanted
   */
  public boolean unwatch(String address) {
    checkRead();
    Optional<WatchedAddress> inForce = wishes.inForce(address).filter(WatchedAddress::watched);
    if (inForce.isEmpty()) {
      return false;
    }
    WatchedAddress was = inForce.get();
    write(
        WatchedAddress.key(Origin.API, address),
        Optional.of(new WatchedAddress(address, was.label(), was.tier(), Origin.API, false))
            .filter(no -> wishes.isWantedByOthers(address)));
    return true;
  }

  // What follows decides by this word; reading it back takes a while.
  private void write(String key, Optional<WatchedAddress> wish) {
    writer.write(key, wish.orElse(null));
    wishes.hear(key, wish);
  }

  private void checkRead() {
    if (!read.getAsBoolean()) {
      throw new StoreNotReadyException("what is wanted is being read");
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
