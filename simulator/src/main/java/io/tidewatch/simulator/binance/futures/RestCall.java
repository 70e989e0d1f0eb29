package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

/**
 * A request that came.
 *
 * @param query as it stood in the request, empty if there was none
 * @param status what it was answered with; of an ordered fault, that one
 * @param atNanos elapsed time, comparable with other calls of the same process
 */
public record RestCall(String path, String query, int status, long atNanos) {
  public RestCall {
    requireNonNull(path, "path");
    requireNonNull(query, "query");
  }
}
