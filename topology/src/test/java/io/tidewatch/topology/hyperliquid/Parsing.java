package io.tidewatch.topology.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.topology.parse.Parsed;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Parses documents as records of the feed. */
final class Parsing {
  static final String USER = "0x31ca8395cf837de08b24da3f660e77761dfb974b";
  static final String OTHER = "0x8cdba352268065be9d5444e1f82b8fe83717bbd5";
  static final long RECEIVED_MS = 1_790_000_000_123L;

  private static final HyperliquidFrameParser PARSER = new HyperliquidFrameParser();

  private Parsing() {}

  static Parsed<HyperliquidFrame> parse(String channel, Optional<String> user, byte[] bytes) {
    Headers headers =
        new RawHeaders(
                HyperliquidRecords.VENUE, channel, "c1", 1, 0, RECEIVED_MS * 1_000, Source.LIVE)
            .toHeaders();
    user.ifPresent(address -> headers.add(HyperliquidRecords.USER_HEADER, address.getBytes(UTF_8)));
    return PARSER.parse(headers, bytes);
  }

  /** A record that was asked for {@link #USER}. */
  static Parsed<HyperliquidFrame> ofUser(String channel, String document) {
    return parse(channel, Optional.of(USER), document.getBytes(UTF_8));
  }

  static Parsed<HyperliquidFrame> ofNobody(String channel, String document) {
    return parse(channel, Optional.empty(), document.getBytes(UTF_8));
  }

  static HyperliquidFrame ok(Parsed<HyperliquidFrame> parsed) {
    return switch (parsed) {
      case Parsed.Ok<HyperliquidFrame>(HyperliquidFrame frame, byte[] raw) -> frame;
      case Parsed.Rejected<HyperliquidFrame> rejected ->
          throw new AssertionError(rejected.reason() + ": " + rejected.detail());
    };
  }

  static <T extends HyperliquidEvent> T event(Class<T> type, Parsed<HyperliquidFrame> parsed) {
    return type.cast(ok(parsed).event());
  }

  static Parsed.Rejected<HyperliquidFrame> refused(Parsed<HyperliquidFrame> parsed) {
    return (Parsed.Rejected<HyperliquidFrame>) parsed;
  }
}
