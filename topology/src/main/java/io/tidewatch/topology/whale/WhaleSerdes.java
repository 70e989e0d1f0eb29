package io.tidewatch.topology.whale;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.whale.consensus.ConsensusEntry;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Holding;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** How what is kept of watched addresses is written. Thread-safe. */
final class WhaleSerdes {
  private static final int FORMAT = 1;
  private static final int QUIET = 0;
  private static final int NEAR = 1;
  private static final int FIRING = 2;

  static final Serde<Watch> WATCH =
      new CompactSerde<>(FORMAT, WhaleSerdes::write, WhaleSerdes::watch);

  static final Serde<Holding> HOLDING =
      new CompactSerde<>(FORMAT, HoldingFormat::write, HoldingFormat::holding);

  static final Serde<OrderState> ORDER =
      new CompactSerde<>(FORMAT, OrderFormat::write, OrderFormat::order);

  static final Serde<AccountState> ACCOUNT =
      new CompactSerde<>(FORMAT, StatementFormat::write, StatementFormat::account);

  static final Serde<HyperliquidEvent> MARKET =
      new CompactSerde<>(FORMAT, StatementFormat::write, StatementFormat::event);

  static final Serde<ConsensusEntry> CONSENSUS =
      new CompactSerde<>(FORMAT, WhaleSerdes::write, WhaleSerdes::consensus);

  static final Serde<ClockState> CLOCK =
      new CompactSerde<>(FORMAT, WhaleSerdes::write, WhaleSerdes::clock);

  private WhaleSerdes() {}

  private static void write(ClockState clock, CompactWriter writer) {
    writer
        .whole(clock.at())
        .whole(clock.backAt())
        .whole(clock.completeTo())
        .whole(clock.tradesTo())
        .whole(clock.fillsCovered())
        .whole(clock.tradesCovered())
        .whole(clock.ordersTo());
  }

  private static ClockState clock(CompactReader reader) {
    return new ClockState(
        reader.whole(),
        reader.whole(),
        reader.whole(),
        reader.whole(),
        reader.whole(),
        reader.whole(),
        reader.whole());
  }

  private static void write(Watch watch, CompactWriter writer) {
    writer.octet(watch.view() == View.USER_CHANNELS ? 0 : 1);
    Pieces.text(watch.label(), writer);
    writer
        .whole(watch.since())
        .whole(watch.movedAt())
        .whole(watch.futuresAt())
        .whole(watch.spotAt())
        .whole(watch.seedAskedAt());
  }

  private static Watch watch(CompactReader reader) {
    return new Watch(
        reader.octet() == 0 ? View.USER_CHANNELS : View.PUBLIC_TRADES,
        Pieces.text(reader),
        reader.whole(),
        reader.whole(),
        reader.whole(),
        reader.whole(),
        reader.whole());
  }

  private static void write(ConsensusEntry entry, CompactWriter writer) {
    switch (entry) {
      case ConsensusEntry.Added added -> {
        writer.flag(true).text(added.address());
        Pieces.text(added.label(), writer);
        writer.text(added.signal()).decimal(added.usd()).whole(added.at());
        OrderFormat.write(added.records(), writer);
        added.move().ifPresent(move -> MoveFormat.write(move, writer));
      }
      case ConsensusEntry.Standing(AlertState state, boolean explained) ->
          write(state, writer.flag(false).flag(explained));
    }
  }

  private static ConsensusEntry consensus(CompactReader reader) {
    return reader.flag()
        ? new ConsensusEntry.Added(
            reader.text(),
            Pieces.text(reader),
            reader.text(),
            reader.decimal(),
            reader.whole(),
            OrderFormat.ranges(reader),
            // What was written before moves were kept ends here.
            reader.isAtEnd() ? Optional.empty() : Optional.of(MoveFormat.move(reader)))
        : standing(reader);
  }

  private static ConsensusEntry standing(CompactReader reader) {
    boolean explained = reader.flag();
    return new ConsensusEntry.Standing(alert(reader), explained);
  }

  private static void write(AlertState state, CompactWriter writer) {
    Pieces.optional(
        state.lastSent(),
        writer,
        (sent, to) -> to.whole(sent.at()).decimal(sent.value()).octet(sent.side().ordinal()));
    switch (state) {
      case AlertState.Quiet quiet -> writer.octet(QUIET);
      case AlertState.Near near -> writer.octet(NEAR).whole(near.since()).decimal(near.peak());
      case AlertState.Firing firing ->
          writer
              .octet(FIRING)
              .whole(firing.episodeStart())
              .whole(firing.sentInEpisode())
              .decimal(firing.peak());
    }
  }

  private static AlertState alert(CompactReader reader) {
    var sent =
        Pieces.optional(
            reader,
            from -> {
              long at = from.whole();
              BigDecimal value = from.decimal();
              return new AlertState.Sent(at, value, Side.values()[from.octet()]);
            });
    int kind = reader.octet();
    return switch (kind) {
      case QUIET -> new AlertState.Quiet(sent);
      case NEAR -> new AlertState.Near(sent, reader.whole(), reader.decimal());
      case FIRING ->
          new AlertState.Firing(sent, reader.whole(), (int) reader.whole(), reader.decimal());
      default -> throw new IllegalArgumentException("expected a state 0 to 2, was " + kind);
    };
  }
}
