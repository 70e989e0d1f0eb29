package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/**
 * An array of rows with times, all of one symbol.
 *
 * @param taken in order of time
 * @param newestMs time of the last of them, of an empty array the receive time
 */
record Rows<T>(Optional<String> symbol, long newestMs, List<T> taken, List<RefusedRow> refused) {
  /** More than the venue ever sends in one answer. */
  private static final int MAX_ROWS = 1_500;

  /** Takes a row, or says why not. */
  interface Reader<T> {
    T read(JsonFields row) throws Refusal;
  }

  static <T> Rows<T> read(
      byte[] answer, long receivedMs, Reader<T> reader, ToLongFunction<T> timeOf) throws Refusal {
    JsonNode array = JsonFields.arrayOf(answer);
    if (array.size() > MAX_ROWS) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE, "expected at most " + MAX_ROWS + " rows, was " + array.size());
    }
    List<T> taken = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    Refusal first = null;
    String symbol = null;
    for (JsonNode element : array) {
      try {
        JsonFields row = JsonFields.of(element, "row");
        String named = row.text("symbol");
        T read = reader.read(row);
        FuturesLimits.notFromTheFuture("timestamp", timeOf.applyAsLong(read), receivedMs);
        checkSame(symbol, named);
        symbol = named;
        taken.add(read);
      } catch (Refusal refusal) {
        first = first == null ? refusal : first;
        refused.add(
            new RefusedRow(
                refusal.reason(), refusal.getMessage(), element.toString().getBytes(UTF_8)));
      }
    }
    if (taken.isEmpty() && first != null) {
      throw first;
    }
    taken.sort(Comparator.comparingLong(timeOf));
    long newest = taken.isEmpty() ? receivedMs : timeOf.applyAsLong(taken.getLast());
    return new Rows<>(Optional.ofNullable(symbol), newest, taken, refused);
  }

  private static void checkSame(String symbol, String named) throws Refusal {
    if (symbol != null && !symbol.equals(named)) {
      throw new Refusal(
          RejectReason.WRONG_SYMBOL,
          "symbol: expected that of the rows before, was '" + named + "'");
    }
  }
}
