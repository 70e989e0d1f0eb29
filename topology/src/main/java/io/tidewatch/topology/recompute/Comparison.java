package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.serde.Json;
import java.util.Arrays;

/** Compares what an alert says with what was computed since. */
public final class Comparison {
  private Comparison() {}

  /** Whether value, side and all that was measured are the same, to the last digit written. */
  public static boolean same(Alert alert, Recomputed.Value now) {
    requireNonNull(now, "now");
    return alert.value().compareTo(now.value()) == 0
        && alert.side() == now.side()
        && Arrays.equals(bytes(alert.evidence().inputs()), bytes(now.inputs()));
  }

  private static byte[] bytes(Inputs inputs) {
    return Json.MAPPER.writeValueAsBytes(inputs);
  }
}
