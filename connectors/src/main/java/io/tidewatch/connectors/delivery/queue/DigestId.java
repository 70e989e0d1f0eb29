package io.tidewatch.connectors.delivery.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes ids of digests: the same for the same members to the same target. */
final class DigestId {
  private static final int BYTES = 16;

  private DigestId() {}

  static String of(String target, List<Item> items) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(target.getBytes(UTF_8));
      items.forEach(item -> sha.update(("\n" + item.place()).getBytes(UTF_8)));
      return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
