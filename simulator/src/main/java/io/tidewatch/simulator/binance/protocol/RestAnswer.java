package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

/**
 * What a REST request is answered with.
 *
 * @param weight what the request costs of the venue's budget per minute
 */
public record RestAnswer(int status, String body, int weight) {
  public RestAnswer {
    requireNonNull(body, "body");
  }

  public static RestAnswer ok(int weight, String body) {
    return new RestAnswer(200, body, weight);
  }

  public static RestAnswer error(int status, int code, String message) {
    return new RestAnswer(status, errorBody(code, message), 1);
  }

  /** An outage or a ban, as the venue words it. */
  public static RestAnswer fault(int status) {
    String body =
        switch (status) {
          case 418 -> errorBody(-1003, "Way too much request weight used; IP banned.");
          case 429 -> errorBody(-1003, "Too much request weight used.");
          default -> errorBody(-1000, "An unknown error occurred while processing the request.");
        };
    return new RestAnswer(status, body, 1);
  }

  private static String errorBody(int code, String message) {
    return "{\"code\":" + code + ",\"msg\":\"" + message + "\"}";
  }
}
