package io.tidewatch.connectors.okx;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.serde.Json;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Requests to the venue and its answers (docs-v5, "Subscribe", "Unsubscribe", "Notification"). An
 * error names no channel, so each request asks for one channel and has an id of its own.
 */
final class OkxControl {
  static final String PING = "ping";
  static final String PONG = "pong";
  private static final String UPGRADE = "64008";

  private OkxControl() {}

  /** What is asked for. */
  enum Op {
    SUBSCRIBE("subscribe"),
    UNSUBSCRIBE("unsubscribe");

    private final String wireName;

    Op(String wireName) {
      this.wireName = wireName;
    }
  }

  static String request(long id, Op op, OkxChannel channel, String instId) {
    return "{\"id\":\"%d\",\"op\":\"%s\",\"args\":[{\"channel\":\"%s\",\"instId\":\"%s\"}]}"
        .formatted(id, op.wireName, channel.wireName(), instId);
  }

  /** What the venue says. */
  sealed interface Answer {
    /** The request was carried out. */
    record Done(long id) implements Answer {}

    /**
     * The request was refused.
     *
     * @param id of the request; absent when the venue could not read it
     */
    record Refused(OptionalLong id, String reason) implements Answer {}

    /** The connection will be closed within a minute. */
    record ClosingSoon(String reason) implements Answer {}

    /** Anything else, kept out of the data. */
    record Other(String text) implements Answer {}
  }

  static Answer read(String frame) {
    try {
      JsonNode node = Json.MAPPER.readTree(frame);
      OptionalLong id = id(node.path("id").asString(""));
      String reason =
          LogText.bounded(node.path("code").asString("") + " " + node.path("msg").asString(""));
      return switch (node.path("event").asString("")) {
        case "subscribe", "unsubscribe" ->
            id.isPresent() ? new Answer.Done(id.getAsLong()) : other(frame);
        case "error" -> new Answer.Refused(id, reason);
        case "notice" ->
            node.path("code").asString("").equals(UPGRADE)
                ? new Answer.ClosingSoon(reason)
                : other(frame);
        default -> other(frame);
      };
    } catch (JacksonException e) {
      return other(frame);
    }
  }

  private static Answer other(String frame) {
    return new Answer.Other(LogText.bounded(frame));
  }

  private static OptionalLong id(String text) {
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** What a close code of the venue means, for people; empty for codes of the standard. */
  static String meaning(int closeCode) {
    return switch (closeCode) {
      case 1009 -> " (a request was too long)";
      case 4004 -> " (nothing subscribed, or no data for 30 s)";
      case 4005 -> " (the venue's buffer for us was full: we read too slowly)";
      case 4006 -> " (abnormal disconnection)";
      case 4008, 4009 -> " (too many channels)";
      default -> "";
    };
  }
}
