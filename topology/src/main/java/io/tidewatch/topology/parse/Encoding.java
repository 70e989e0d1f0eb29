package io.tidewatch.topology.parse;

import io.tidewatch.topology.parse.JsonFields.Refusal;

/** Refuses frames in another encoding than UTF-8, which the JSON parser would read as well. */
public final class Encoding {
  /** Each other encoding shows within so many bytes of a frame that begins with a bracket. */
  private static final int LOOKED_AT = 4;

  private Encoding() {}

  /**
   * Checks the beginning of a frame.
   *
   * @throws Refusal if it cannot be JSON in UTF-8
   */
  public static void requireUtf8(byte[] frame) throws Refusal {
    for (int i = 0; i < Math.min(LOOKED_AT, frame.length); i++) {
      if (frame[i] <= 0) {
        throw new Refusal(RejectReason.NOT_JSON, "frame: expected text in UTF-8, was another one");
      }
    }
  }
}
