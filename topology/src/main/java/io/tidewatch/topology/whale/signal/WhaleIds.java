package io.tidewatch.topology.whale.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.FillKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of orders and signals: hashes of facts, so that the same bytes give the same ids. */
final class WhaleIds {
  private static final int BYTES = 16;

  private WhaleIds() {}

  /** The id of the part that is being added up. */
  static String of(OrderState order) {
    // An order may be forgotten and come again, a block may have several sessions of one side: the
    // trade that began a part tells it apart.
    FillKey first = order.open().orElseThrow().first();
    Object kind = order.buy();
    if (order.oid().isPresent()) {
      kind = "order\n" + order.oid().get() + "\n" + order.part();
    } else if (order.twapId().isPresent()) {
      kind = "twap\n" + order.twapId().get() + "\n" + order.part();
    }
    return hash(order.address(), order.coin(), kind, first.time(), first.id());
  }

  static String of(String orderId, Direction direction) {
    return hash(orderId, direction);
  }

  private static String hash(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      // A line feed stands in none of the parts.
      text.append(part).append('\n');
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
