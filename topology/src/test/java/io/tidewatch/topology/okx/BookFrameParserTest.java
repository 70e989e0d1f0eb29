package io.tidewatch.topology.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.okx.BookFrame.Kind;
import io.tidewatch.topology.okx.OkxFrames.Level;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookFrameParserTest {
  private static final List<Level> ASKS =
      List.of(Level.of("8476.98", "415"), Level.of("8477", "0.00700"));
  private static final List<Level> BIDS = List.of(Level.of("8476.97", "256"));
  private static final String UPDATE =
      OkxFrames.update("BTC-USDT", 1_597_026_383_085L, 10, 15, ASKS, BIDS);

  private static Parsed<OkxFrame> parse(String frame, Source source) {
    RawHeaders headers = new RawHeaders("okx", "books", "c", 1, 0, 0, source);
    return new BookFrameParser().parse(headers.toHeaders(), frame.getBytes(UTF_8));
  }

  private static BookFrame accepted(String frame) {
    return (BookFrame) ((Parsed.Ok<OkxFrame>) parse(frame, Source.LIVE)).event();
  }

  private static RejectReason refused(String frame) {
    return ((Parsed.Rejected<OkxFrame>) parse(frame, Source.LIVE)).reason();
  }

  @Test
  void shouldReadAnUpdate() {
    BookFrame frame = accepted(UPDATE);

    assertThat(frame.instId()).contains("BTC-USDT");
    assertThat(frame.kind()).isEqualTo(Kind.UPDATE);
    assertThat(frame.timeMs()).isEqualTo(1_597_026_383_085L);
    assertThat(frame.prevSeqId()).isEqualTo(10);
    assertThat(frame.seqId()).isEqualTo(15);
    assertThat(frame.asks().size()).isEqualTo(2);
    assertThat(frame.asks().price(0)).isEqualTo(847_698);
    assertThat(frame.asks().priceScale(0)).isEqualTo(2);
    assertThat(frame.asks().quantity(1)).isEqualTo(700);
    assertThat(frame.asks().quantityScale(1)).isEqualTo(5);
    assertThat(frame.bids().orders(0)).isEqualTo(1);
  }

  @Test
  void shouldReadTheUsualFrameTheShortWay() {
    assertThat(UsualBookFrame.read(UPDATE.getBytes(UTF_8))).isEqualTo(accepted(UPDATE));
  }

  @Test
  void shouldReadOtherOrdersOfFields() {
    String other =
        "{ \"action\":\"update\", \"data\":[{\"seqId\":15,\"prevSeqId\":10,\"bids\":[],"
            + "\"asks\":[[\"8477\",\"7\",\"0\",\"2\",\"new\"]],\"ts\":\"1597026383085\"}],"
            + "\"arg\":{\"instId\":\"BTC-USDT\",\"channel\":\"books\",\"x\":1}}";

    assertThat(accepted(other).seqId()).isEqualTo(15);
    assertThat(accepted(other).checksum()).isZero();
  }

  @Test
  void shouldReadARestBookAsASeed() {
    String body = OkxFrames.seed(1_597_026_383_085L, 15, ASKS, BIDS);

    BookFrame seed = (BookFrame) ((Parsed.Ok<OkxFrame>) parse(body, Source.BACKFILL)).event();

    assertThat(seed.kind()).isEqualTo(Kind.SEED);
    assertThat(seed.instId()).isEmpty();
    assertThat(seed.seqId()).isEqualTo(15);
    assertThat(refused(body)).isEqualTo(RejectReason.MISSING_FIELD);
  }

  @Test
  void shouldRefuseARestError() {
    Parsed<OkxFrame> parsed =
        parse("{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}", Source.BACKFILL);

    assertThat(((Parsed.Rejected<OkxFrame>) parsed).reason()).isEqualTo(RejectReason.UNKNOWN_TYPE);
  }

  @Test
  void shouldReadFramesWithoutNumbersByTheirChecksum() {
    String old =
        UPDATE.replaceFirst("\"checksum\":0,\"seqId\":15,\"prevSeqId\":10", "\"checksum\":-7");

    assertThat(accepted(old).checksum()).isEqualTo(-7);
    assertThat(accepted(old).seqId()).isEqualTo(BookFrame.NONE);
    assertThat(refused(old.replace("\"checksum\":-7", "\"checksum\":0")))
        .isEqualTo(RejectReason.MISSING_FIELD);
  }

  @Test
  void shouldRefuseHalfAFrame() {
    assertThat(refused(UPDATE.substring(0, UPDATE.length() / 2))).isEqualTo(RejectReason.NOT_JSON);
  }

  @Test
  void shouldRefuseTenThousandLevels() {
    String level = "[\"1.5\",\"1\",\"0\",\"1\"]";
    String levels =
        IntStream.range(0, 10_000).mapToObj(i -> level).collect(Collectors.joining(","));

    assertThat(refused(UPDATE.replace("\"bids\":[", "\"bids\":[" + levels + ",")))
        .isEqualTo(RejectReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseASnapshotThatFollowsSomething() {
    assertThat(refused(UPDATE.replace("update", "snapshot"))).isEqualTo(RejectReason.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @CsvSource({
    "8476.98, abc, WRONG_TYPE",
    "8476.98, -1, NOT_POSITIVE",
    "8476.98, 0, NOT_POSITIVE",
    "8476.98, 0.00, NOT_POSITIVE",
    "8476.98, 1e5, WRONG_TYPE",
    "8476.98, 08476.98, WRONG_TYPE",
    "8476.98, 1234567890123456789, OUT_OF_RANGE",
    "8476.98, 0.0000000000000000001, OUT_OF_RANGE",
    "415, -3, NOT_POSITIVE",
    "415, NaN, WRONG_TYPE",
    "update, gone, UNKNOWN_TYPE",
    "books, trades, UNKNOWN_TYPE",
    "bids, bins, MISSING_FIELD",
    "1597026383085, x, WRONG_TYPE",
    "1597026383085, 0, NOT_POSITIVE"
  })
  void shouldSayWhyAFrameIsRefused(String was, String is, RejectReason reason) {
    assertThat(refused(UPDATE.replaceFirst("\"" + was + "\"", "\"" + is + "\""))).isEqualTo(reason);
  }
}
