package io.tidewatch.simulator.okx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FrameTapeTest {
  private static FrameTape tape(long seed) {
    return new FrameTape(
        new MarketMaker(
            OkxListing.spot("BTC-USDT", "0.1", "0.00001"),
            new BigDecimal("1000"),
            1_790_000_000_000L,
            MarketMaker.Style.LIVELY,
            seed));
  }

  private static List<FrameTape.Frame> frames(FrameTape tape, int steps) {
    List<FrameTape.Frame> frames = new ArrayList<>(List.of(tape.snapshot()));
    for (int i = 0; i < steps; i++) {
      frames.addAll(tape.next());
    }
    return frames;
  }

  @Test
  void shouldGiveTheSameBytesForTheSameSeed() {
    assertThat(frames(tape(7), 200)).isEqualTo(frames(tape(7), 200));
    assertThat(frames(tape(7), 200)).isNotEqualTo(frames(tape(8), 200));
  }

  @Test
  void shouldChainItsUpdatesAndEndWithTheTruth() {
    FrameTape tape = tape(1);
    NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>();
    long last = -1;
    for (FrameTape.Frame frame : frames(tape, 500)) {
      if (frame.channel().equals("books")) {
        JsonNode book = Json.MAPPER.readTree(frame.text()).path("data").path(0);
        assertThat(book.path("prevSeqId").asLong()).isEqualTo(last);
        last = book.path("seqId").asLong();
        book.path("asks").forEach(level -> set(asks, level));
        book.path("bids").forEach(level -> set(bids, level));
      }
    }

    assertThat(last).isEqualTo(tape.book().seqId());
    assertThat(asks.keySet())
        .containsExactlyElementsOf(tape.book().asks().stream().map(BookLevel::price).toList());
    assertThat(asks.values())
        .containsExactlyElementsOf(tape.book().asks().stream().map(BookLevel::size).toList());
    assertThat(bids.descendingMap().values())
        .containsExactlyElementsOf(tape.book().bids().stream().map(BookLevel::size).toList());
    assertThat(asks).hasSize(400);
    assertThat(bids).hasSize(400);
    assertThat(bids.lastKey()).isLessThan(asks.firstKey());
  }

  private static void set(NavigableMap<BigDecimal, BigDecimal> side, JsonNode level) {
    BigDecimal price = new BigDecimal(level.path(0).asString());
    BigDecimal size = new BigDecimal(level.path(1).asString());
    if (size.signum() == 0) {
      side.remove(price);
    } else {
      side.put(price, size);
    }
  }
}
