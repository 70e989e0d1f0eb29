package io.tidewatch.contract.book;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.List;

/**
 * A whole book at one moment, best levels first. It is only written of a book that is known to be
 * right.
 *
 * @param instId instrument
 * @param time event time of the update that made it so, epoch milliseconds
 * @param receivedAt when that update was received, epoch milliseconds
 * @param seqId of that update; -1 where the venue sent none
 * @param bookEpoch number of the snapshot that it goes back to, counted per instrument
 * @param checksum CRC32 as a signed 32-bit number over the best 25 levels of each side, as the
 *     venue defined it until 2026
 */
public record BookLevels(
    String instId,
    long time,
    long receivedAt,
    long seqId,
    long bookEpoch,
    int checksum,
    List<Level> bids,
    List<Level> asks) {
  public BookLevels {
    requireNonNull(instId, "instId");
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /**
   * One price; written as an array of three to save room.
   *
   * @param price with the decimals that the venue wrote
   * @param size base asset, or contracts for derivatives, with the decimals that the venue wrote
   * @param orders how many orders make it up
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Level(BigDecimal price, BigDecimal size, int orders) {
    public Level {
      requireNonNull(price, "price");
      requireNonNull(size, "size");
    }
  }
}
