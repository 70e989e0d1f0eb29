package io.tidewatch.topology.largetrades;

import io.tidewatch.topology.largetrades.LargeTradesOutput.Counted;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Taker volume of one symbol in one minute of event time.
 *
 * @param buyUsd notional of taker buys, 1e-8 USD
 * @param sellUsd notional of taker sells, 1e-8 USD
 * @param trades number of trades
 */
public record MinuteVolume(long buyUsd, long sellUsd, long trades) {
  public static final MinuteVolume NONE = new MinuteVolume(0, 0, 0);

  private static final int BYTES = 3 * Long.BYTES;

  /** Three eight-byte numbers, most significant byte first: buys, sells, trades. */
  public static final Serde<MinuteVolume> SERDE =
      Serdes.serdeFrom((topic, volume) -> write(volume), (topic, bytes) -> read(bytes));

  MinuteVolume plus(Counted trade) {
    return new MinuteVolume(
        buyUsd + (trade.takerBuys() ? trade.usd() : 0),
        sellUsd + (trade.takerBuys() ? 0 : trade.usd()),
        trades + trade.trades());
  }

  private static byte[] write(MinuteVolume volume) {
    return volume == null
        ? null
        : ByteBuffer.allocate(BYTES)
            .putLong(volume.buyUsd)
            .putLong(volume.sellUsd)
            .putLong(volume.trades)
            .array();
  }

  private static MinuteVolume read(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length != BYTES) {
      throw new SerializationException(
          "expected a minute volume of " + BYTES + " bytes, was " + bytes.length);
    }
    ByteBuffer reader = ByteBuffer.wrap(bytes);
    return new MinuteVolume(reader.getLong(), reader.getLong(), reader.getLong());
  }
}
