package io.tidewatch.connectors;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Orders, accounts and signals of watched addresses. */
public final class TestWhales {
  public static final String ADDRESS = "0x8cc94dc843e1ea7a19805e0cca43001123512b6a";
  public static final long LAST_FILL = 1_761_955_200_456L;

  /** More than a double can tell apart. */
  public static final long OID = 9_007_199_254_740_993L;

  private TestWhales() {}

  public static Optional<BigDecimal> number(String text) {
    return Optional.of(new BigDecimal(text));
  }

  /** A sell of HYPE that ended with its status. */
  public static WhaleOrder order(String id, Optional<Long> oid, int part) {
    return new WhaleOrder(
        id,
        ADDRESS,
        "HYPE",
        "HYPE/USDC",
        "HYPE",
        "USDC",
        AssetType.FUTURES,
        false,
        oid,
        Optional.empty(),
        part,
        new BigDecimal("13.27"),
        new BigDecimal("41.123456789012345678"),
        new BigDecimal("545.70827"),
        3,
        number("0.25"),
        number("0.19"),
        Optional.of("USDC"),
        number("-1.5"),
        false,
        Optional.of("filled"),
        Optional.of(Flush.STATUS),
        oid.isPresent() ? View.USER_CHANNELS : View.PUBLIC_TRADES,
        LAST_FILL - 333,
        LAST_FILL);
  }

  public static WhaleAccount account(String address, String value) {
    return new WhaleAccount(
        address,
        Optional.of("Trader A"),
        View.USER_CHANNELS,
        number(value),
        List.of(
            new WhaleAccount.StatedPosition(
                "BTC",
                new BigDecimal("-0.5"),
                number("100000.1"),
                number("50000.05"),
                number("12.5"),
                Optional.empty(),
                number("20"))),
        List.of(
            new WhaleAccount.SpotBalance(
                "USDC", new BigDecimal("1500.25"), BigDecimal.ZERO, number("1500.25"))),
        number("1500.25"),
        LAST_FILL);
  }

  /** A part of a long position of BTC that was closed. */
  public static WhaleSignal signal(String id) {
    return signal(id, AssetType.FUTURES, PositionChange.REDUCE, number("0.25"));
  }

  public static WhaleSignal signal(
      String id, AssetType type, PositionChange change, Optional<BigDecimal> closeRate) {
    return new WhaleSignal(
        id,
        "order-" + id,
        ADDRESS,
        Optional.of("Trader A"),
        type,
        "BTC",
        "BTC/USDC",
        "BTC",
        "USDC",
        change.direction(),
        change,
        PositionSide.LONG,
        false,
        SizeClass.LARGE,
        new BigDecimal("12.50000"),
        new BigDecimal("101234.567"),
        new BigDecimal("1265432.0875"),
        number("1265432.0875"),
        number("0.00031"),
        closeRate,
        new BigDecimal("50"),
        new BigDecimal("37.5"),
        number("12000.5"),
        number("1"),
        4,
        false,
        Optional.of(OID),
        Optional.empty(),
        1,
        Optional.of("filled"),
        Flush.STATUS,
        View.USER_CHANNELS,
        LAST_FILL - 1_000,
        LAST_FILL,
        List.of());
  }
}
