package io.tidewatch.simulator.whale;

import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.whale.Tier;
import java.util.List;

/** Somebody who is watched while the scenes are played. */
public record Whale(String address, String label, Tier tier) {
  static final Whale LADDER = first(1, "Ladder");
  static final Whale HASTY = first(2, "Hasty");
  static final Whale PATIENT = first(3, "Patient");
  static final Whale TURNCOAT = first(4, "Turncoat");
  static final Whale UNHEARD = first(5, "Unheard");
  static final Whale DOUBTER = first(6, "Doubter");
  static final Whale SLICER = first(7, "Slicer");
  static final Whale PACK_ONE = first(8, "Pack 1");
  static final Whale PACK_TWO = first(9, "Pack 2");
  static final Whale PACK_THREE = first(10, "Pack 3");
  static final Whale DISTANT = new Whale(address(11), "Distant", Tier.STANDARD);

  /** As many as the venue shows by channels of their own, and two more; the last one is calm. */
  static final List<Whale> CAST =
      List.of(
          LADDER,
          HASTY,
          PATIENT,
          TURNCOAT,
          UNHEARD,
          DOUBTER,
          SLICER,
          PACK_ONE,
          PACK_TWO,
          PACK_THREE,
          DISTANT,
          new Whale(address(12), "Still", Tier.STANDARD));

  public Whale {
    if (!EvmAddress.isValid(address)) {
      throw new IllegalArgumentException("expected an address in lower case, was " + address);
    }
  }

  private static Whale first(int number, String label) {
    return new Whale(address(number), label, Tier.FIRST);
  }

  private static String address(int number) {
    return "0x3a1e%036x".formatted(number);
  }
}
