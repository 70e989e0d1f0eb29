package io.tidewatch.benchmarks.book;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.OrderBookUpdate;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.okex.dto.marketdata.OkexOrderbook;
import org.knowm.xchange.okex.dto.marketdata.OkexPublicOrder;

/**
 * XChange's book: its own types for the frames of OKX, bound by the Jackson it comes with, and its
 * order book, updated level by level. It checks no sequence.
 */
final class XChangeBook implements BookArm {
  private static final Instrument PAIR = CurrencyPair.BTC_USDT;
  private static final ObjectReader READER =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .readerFor(Frame.class);

  private OrderBook book = new OrderBook(new Date(0), new ArrayList<>(), new ArrayList<>());

  /** What is read of a frame. */
  private record Frame(String action, List<OkexOrderbook> data) {}

  @Override
  public void apply(byte[] bytes) {
    Frame frame = read(bytes);
    for (OkexOrderbook data : frame.data) {
      Date time = new Date(Long.parseLong(data.getTs()));
      if (frame.action.equals("snapshot")) {
        book =
            new OrderBook(
                time,
                orders(OrderType.ASK, data.getAsks(), time),
                orders(OrderType.BID, data.getBids(), time));
      } else {
        update(OrderType.ASK, data.getAsks(), time);
        update(OrderType.BID, data.getBids(), time);
      }
    }
  }

  private static Frame read(byte[] bytes) {
    try {
      return READER.readValue(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a generated frame was refused", e);
    }
  }

  /** In a list that the book may change: it goes on with this one. */
  private static List<LimitOrder> orders(OrderType type, List<OkexPublicOrder> levels, Date time) {
    List<LimitOrder> orders = new ArrayList<>(levels.size());
    for (OkexPublicOrder level : levels) {
      orders.add(new LimitOrder(type, level.getVolume(), PAIR, "", time, level.getPrice()));
    }
    return orders;
  }

  private void update(OrderType type, List<OkexPublicOrder> levels, Date time) {
    for (OkexPublicOrder level : levels) {
      BigDecimal size = level.getVolume();
      book.update(new OrderBookUpdate(type, size, PAIR, level.getPrice(), time, size));
    }
  }

  @Override
  public double microprice() {
    LimitOrder bid = book.getBids().getFirst();
    LimitOrder ask = book.getAsks().getFirst();
    double bidSize = bid.getOriginalAmount().doubleValue();
    double askSize = ask.getOriginalAmount().doubleValue();
    return (bid.getLimitPrice().doubleValue() * askSize
            + ask.getLimitPrice().doubleValue() * bidSize)
        / (bidSize + askSize);
  }

  @Override
  public List<String> bids() {
    return levels(book.getBids());
  }

  @Override
  public List<String> asks() {
    return levels(book.getAsks());
  }

  private static List<String> levels(List<LimitOrder> orders) {
    return orders.stream()
        .map(order -> LevelText.of(order.getLimitPrice(), order.getOriginalAmount()))
        .toList();
  }
}
