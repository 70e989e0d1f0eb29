package io.tidewatch.topology.whale;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.position.FillKey;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers the fills of user channels, whose keys begin with their time. Not thread-safe. */
final class SeenFills {
  private static final byte[] NOTHING = new byte[0];

  /** After a long pause a whole day may be old; one record must not take too long. */
  private static final int FORGOTTEN_AT_ONCE = 20_000;

  private final KeyValueStore<byte[], byte[]> store;

  SeenFills(KeyValueStore<byte[], byte[]> store) {
    this.store = requireNonNull(store, "store");
  }

  /** Remembers a fill; answers whether it is new. */
  boolean add(String address, WhaleFill fill) {
    byte[] key = key(address, fill);
    if (store.get(key) != null) {
      return false;
    }
    store.put(key, NOTHING);
    return true;
  }

  private static byte[] key(String address, WhaleFill fill) {
    byte[] who = (address + fill.coin()).getBytes(US_ASCII);
    FillKey key = fill.key();
    return ByteBuffer.allocate(2 * Long.BYTES + who.length)
        .putLong(key.time())
        .putLong(key.id())
        .put(who)
        .array();
  }

  /** Forgets what is older than a time: the oldest first, and what is more the next time. */
  void forget(long before) {
    List<byte[]> old = new ArrayList<>();
    byte[] from = new byte[Long.BYTES];
    byte[] to = ByteBuffer.allocate(Long.BYTES).putLong(Math.max(0, before)).array();
    try (KeyValueIterator<byte[], byte[]> range = store.range(from, to)) {
      while (range.hasNext() && old.size() < FORGOTTEN_AT_ONCE) {
        old.add(range.next().key);
      }
    }
    old.forEach(store::delete);
  }
}
