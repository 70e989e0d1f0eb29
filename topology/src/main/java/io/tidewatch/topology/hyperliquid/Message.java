package io.tidewatch.topology.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JsonToken;

/**
 * A record with what its headers say of it.
 *
 * @param channel what the feed calls it
 * @param askedFor the address that it was asked for, as the feed wrote it
 * @param receivedMs receive time, epoch milliseconds
 * @param bytes as received
 */
record Message(String channel, Optional<String> askedFor, long receivedMs, byte[] bytes) {
  Message {
    requireNonNull(channel, "channel");
    requireNonNull(askedFor, "askedFor");
    requireNonNull(bytes, "bytes");
  }

  static Message of(Headers headers, byte[] bytes) {
    return new Message(
        text(headers, RawHeaders.CHANNEL).orElse(""),
        text(headers, HyperliquidRecords.USER_HEADER),
        RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(0) / 1_000,
        bytes);
  }

  private static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  /** What it carries: the data of a frame of the socket, or the whole of an answer. */
  Value content() throws Refusal {
    Value document = DocumentReader.read(bytes);
    Value named = document.fields().get("channel");
    if (named == null || named.token() != JsonToken.VALUE_STRING) {
      return document;
    }
    requireChannel(named.text());
    return Fields.of("frame", document).require("data");
  }

  void requireChannel(String named) throws Refusal {
    if (!named.equals(channel)) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE,
          "channel: expected that of the header, "
              + Words.quoted(channel)
              + ", was "
              + Words.quoted(named));
    }
  }

  /** The address that it is about where it names none. */
  String user() throws Refusal {
    if (askedFor.isEmpty()) {
      throw new Refusal(
          RejectReason.MISSING_HEADER,
          "expected a header " + HyperliquidRecords.USER_HEADER + ", was none");
    }
    return Words.address("header " + HyperliquidRecords.USER_HEADER, askedFor.get());
  }

  /** The address that it names in its field {@code user}, or else the one that it was asked for. */
  String user(Fields fields) throws Refusal {
    if (fields.find("user").isEmpty()) {
      return user();
    }
    String named = fields.address("user");
    if (askedFor.isPresent() && !user().equals(named)) {
      throw new Refusal(
          RejectReason.WRONG_SYMBOL,
          "user: expected that of the header, " + user() + ", was '" + named + "'");
    }
    return named;
  }
}
