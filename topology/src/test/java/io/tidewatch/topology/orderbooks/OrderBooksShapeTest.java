package io.tidewatch.topology.orderbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.TopologyShape;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import io.tidewatch.topology.okx.OkxTrade;
import io.tidewatch.topology.okx.TradesFrame;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is deployed must stay readable. */
class OrderBooksShapeTest {
  private static final Arrival ARRIVAL = new Arrival(77, 1_783_786_805_900L, 1_783_700_000L, "");

  private final TopologyShape shape =
      new TopologyShape(new OrderBooksTopology(OrderBooksSettings.DEFAULT));

  @Test
  void shouldNotChangeTheTopologyUnintentionally() throws IOException {
    shape.assertUnchanged();
  }

  @Test
  void shouldNameEveryInternalResource() {
    shape.assertNamed();
  }

  @Test
  void shouldKeepDeployedResources() throws IOException {
    shape.assertKeepsDeployedResources();
  }

  @Test
  void shouldReadTheReleasedFormatOfBooks() {
    BookFrame parsed =
        OkxFrames.parsed(
            OkxFrames.update(
                "BTC-USDT",
                1_783_786_805_808L,
                78_677_952_608L,
                78_677_952_687L,
                List.of(new Level("64216.7", "0.73515348", 7)),
                List.of(new Level("64210.4", "0", 0), new Level("64209", "1.5", 300))));
    BookFrame frame =
        new BookFrame(
            Optional.empty(),
            parsed.kind(),
            parsed.timeMs(),
            parsed.seqId(),
            parsed.prevSeqId(),
            parsed.checksum(),
            parsed.asks(),
            parsed.bids());

    assertReadable(
        "018104004d8cb5ea8ff533c0e888a50d01b0b4ea8ff533dea29299ca049e010001a838eeb14ed48287230220f0b04e0081e012cdc5460f",
        513,
        new JournalEntry.Book(ARRIVAL, frame));
  }

  @Test
  void shouldReadTheReleasedFormatOfTrades() {
    OkxTrade trade =
        new OkxTrade(
            123, new BigDecimal("42219.9"), new BigDecimal("0.120"), 1_783_786_805_808L, true, 3);

    assertReadable(
        "0102014d8cb5ea8ff533c0e888a50d017bb0b4ea8ff53301b7e219037807",
        2,
        new JournalEntry.Trades(ARRIVAL, new TradesFrame(Optional.empty(), List.of(trade))));
  }

  @Test
  void shouldReadTheReleasedFormatOfRequests() {
    assertReadable("010203028087ea8ff533", 2, new JournalEntry.Retried(2, 1_783_786_800_000L));
  }

  private static void assertReadable(String released, long number, JournalEntry entry) {
    assertThat(HexFormat.of().formatHex(JournalFormat.write(number, entry))).isEqualTo(released);
    assertThat(JournalFormat.read(HexFormat.of().parseHex(released)))
        .isEqualTo(new JournalFormat.Numbered(number, entry));
  }
}
