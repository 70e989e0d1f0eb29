package io.tidewatch.topology.hyperliquid;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import java.util.ArrayList;
import java.util.List;

/** Rows of an array: those that can be used, and those that cannot. */
record Rows<T>(List<T> taken, List<RefusedRow> refused) {
  /** Takes a row, or says why not. */
  interface Reader<T> {
    T read(Value row) throws Refusal;
  }

  static <T> Rows<T> read(Iterable<Value> rows, Reader<T> reader) {
    List<T> taken = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    for (Value row : rows) {
      try {
        taken.add(reader.read(row));
      } catch (Refusal refusal) {
        refused.add(row.refused(refusal));
      }
    }
    return new Rows<>(taken, refused);
  }
}
