package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.query.change.Author;
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
  public WhaleChanges(KafkaAccess kafka, Wishes wishes, BooleanSupplier read) {
    this.writer = new ConfirmedWriter<>(kafka, Topics.WATCHED_ADDRESSES, "tidewatch-whale-changes");
    this.wishes = requireNonNull(wishes, "wishes");
    this.read = requireNonNull(read, "read");
  }

  /**
   * Wants an address watched, whatever the others say. Returns once it is on the topic.
   *
   * @return empty if there are too many
   * @throws StoreNotReadyException if Kafka did not take it in time, or it is not known yet what is
   *     wanted
   */
  public synchronized Optional<WatchedAddress> watch(
      Author author, String address, Optional<String> label, Tier tier) {
    checkRead();
    if (!hasRoomFor(address)) {
      return Optional.empty();
    }
    WatchedAddress wish = new WatchedAddress(address, label, tier, Origin.API, true);
    write(
        wish.key(),
        Optional.of(wish),
        author.entry("whales.put", target(address), wishes.inForce(address), Optional.of(wish)));
    return Optional.of(wish);
  }

  private boolean hasRoomFor(String address) {
    return wishes.of(Origin.API, address).filter(WatchedAddress::watched).isPresent()
        || wishes.countOfApi() < MAX_ADDRESSES;
  }

  /**
   * Wants an address watched no longer, whoever wanted it.
   *
   * @return false if nobody did
   * @throws StoreNotReadyException if Kafka did not take it in time, or it is not known yet what is
   *     wanted
   */
  public synchronized boolean unwatch(Author author, String address) {
    checkRead();
    Optional<WatchedAddress> inForce = wishes.inForce(address).filter(WatchedAddress::watched);
    if (inForce.isEmpty()) {
      return false;
    }
    WatchedAddress was = inForce.get();
    write(
        WatchedAddress.key(Origin.API, address),
        Optional.of(new WatchedAddress(address, was.label(), was.tier(), Origin.API, false))
            .filter(no -> wishes.isWantedByOthers(address)),
        author.entry("whales.delete", target(address), inForce, Optional.empty()));
    return true;
  }

  // What follows decides by this word; reading it back takes a while.
  private void write(String key, Optional<WatchedAddress> wish, AuditEntry audit) {
    writer.write(key, wish.orElse(null), audit);
    wishes.hear(key, wish);
  }

  private static String target(String address) {
    return "whales/" + address;
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
