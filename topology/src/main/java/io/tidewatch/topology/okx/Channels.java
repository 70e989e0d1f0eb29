package io.tidewatch.topology.okx;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;

/** Tells the channels apart. */
final class Channels {
  private Channels() {}

  /** Refuses the argument of another channel. */
  static void check(JsonFields arg, String expected) throws Refusal {
    String channel = arg.text("channel");
    if (!channel.equals(expected)) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, "channel: expected " + expected + ", was '" + channel + "'");
    }
  }
}
