package io.tidewatch.contract.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes alert ids. The same claim has the same id wherever and whenever it is computed. */
public final class AlertId {
  private static final int BYTES = 16;

  private AlertId() {}

  /**
   * The first 16 bytes of SHA-256 over the parts, in hexadecimal.
   *
   * @param episodeStart event time at which the episode began, epoch milliseconds
   * @param number 1 for the first alert of the episode
   */
  public static String of(String rule, String subject, Side side, long episodeStart, int number) {
    // A line feed cannot stand in any of the parts, so no two part lists make the same text.
    String parts = String.join("\n", rule, subject, side.name(), episodeStart + "", number + "");
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
