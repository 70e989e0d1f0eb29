package io.tidewatch.connectors.hyperliquid;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.serde.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the venue says that is not data. */
sealed interface Notice {
  /** The channels on which it says it. */
  String ANSWER = "subscriptionResponse";

  String ERROR = "error";
  String PONG = "pong";

  /** The venue did what was asked, or had done it before. */
  record Acknowledged(boolean subscribed, Subscription subscription) implements Notice {}

  /** One more address on channels of its own is too many; which one is not said. */
  record TooManyUsers() implements Notice {}

  /** Anything else, for people. */
  record Other(String text) implements Notice {}

  /** For a frame of one of the channels above. */
  static Notice read(String channel, String frame) {
    try {
      JsonNode data = Json.MAPPER.readTree(frame).path("data");
      return channel.equals(ANSWER) ? answer(data) : error(data.asString(""));
    } catch (JacksonException e) {
      return new Other(LogText.bounded(frame));
    }
  }

  private static Notice answer(JsonNode data) {
    boolean subscribed = data.path("method").asString("").equals(Subscription.SUBSCRIBE);
    return Subscription.of(data.path("subscription"))
        .<Notice>map(subscription -> new Acknowledged(subscribed, subscription))
        .orElseGet(() -> new Other(LogText.bounded(data.toString())));
  }

  private static Notice error(String text) {
    if (text.startsWith("Cannot track more than")) {
      return new TooManyUsers();
    }
    boolean subscribed = text.startsWith("Already subscribed");
    if (subscribed || text.startsWith("Already unsubscribed")) {
      Optional<Subscription> meant = named(text);
      if (meant.isPresent()) {
        return new Acknowledged(subscribed, meant.get());
      }
    }
    return new Other(LogText.bounded(text));
  }

  private static Optional<Subscription> named(String text) {
    int brace = text.indexOf('{');
    try {
      return brace < 0
          ? Optional.empty()
          : Subscription.of(Json.MAPPER.readTree(text.substring(brace)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
