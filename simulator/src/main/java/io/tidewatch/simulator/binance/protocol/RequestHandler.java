package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.java_websocket.framing.CloseFrame;

/** Does what clients ask for over the socket, and answers them. Thread-safe. */
final class RequestHandler {
  private final int maxStreams;
  private final Subscriptions subscriptions;

  RequestHandler(int maxStreams, Subscriptions subscriptions) {
    this.maxStreams = maxStreams;
    this.subscriptions = requireNonNull(subscriptions, "subscriptions");
  }

  void handle(MarketConnection connection, ControlRequest request) {
    switch (request) {
      case ControlRequest.Subscribe(String id, List<String> streams) ->
          subscribe(connection, id, streams);
      case ControlRequest.Unsubscribe(String id, List<String> streams) -> {
        subscriptions.remove(connection, streams);
        connection.answer(result("null", id));
      }
      case ControlRequest.ListSubscriptions(String id) ->
          connection.answer(result(quoted(subscriptions.of(connection)), id));
      case ControlRequest.SetCombined(String id, boolean combined) -> {
        connection.combined(combined);
        connection.answer(result("null", id));
      }
      case ControlRequest.GetCombined(String id) ->
          connection.answer(result(Boolean.toString(connection.combined()), id));
      case ControlRequest.Malformed(String answer) -> connection.answer(answer);
    }
  }

  private void subscribe(MarketConnection connection, String id, List<String> streams) {
    Set<String> all = new HashSet<>(subscriptions.of(connection));
    all.addAll(streams);
    if (all.size() > maxStreams) {
      subscriptions.removeAll(connection);
      connection.close(CloseFrame.POLICY_VALIDATION, "Too many streams");
      return;
    }
    // The answer goes first, as data may follow from another thread at once.
    connection.answer(result("null", id));
    subscriptions.add(connection, streams);
    // A connection dropped meanwhile must not come back as a subscriber.
    if (!connection.isOpen()) {
      subscriptions.removeAll(connection);
    }
  }

  private static String result(String result, String id) {
    return "{\"result\":" + result + ",\"id\":" + id + "}";
  }

  private static String quoted(List<String> streams) {
    return streams.stream()
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
