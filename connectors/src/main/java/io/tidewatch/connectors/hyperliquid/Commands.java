package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Does what detectors ask for. Control thread only. */
final class Commands {
  private final HyperliquidParts parts;
  private final ToldViews views;
  private final DeskWork work;
  private final Set<String> fetching = new HashSet<>();

  Commands(HyperliquidParts parts, ToldViews views, DeskWork work) {
    this.parts = requireNonNull(parts, "parts");
    this.views = requireNonNull(views, "views");
    this.work = requireNonNull(work, "work");
  }

  void take(FeedCommand command) {
    Optional<String> address =
        EvmAddress.of(command.instrument()).filter(a -> views.of(a).isPresent());
    boolean done =
        address.isPresent()
            && switch (command.action()) {
              case BACKFILL ->
                  command.channel().equals(HyperliquidRecords.USER_FILLS)
                      && fetch(address.get(), command.span().orElseThrow());
              case SEED ->
                  command.channel().equals(HyperliquidRecords.POSITIONS) && seed(address.get());
              case RESUBSCRIBE -> false;
            };
    if (!done) {
      parts.counters().ignoredCommands.increment();
    }
  }

  private boolean seed(String address) {
    work.state(address, true);
    return true;
  }

  // A detector that asks once more while the answer is on its way gets that one.
  private boolean fetch(String address, FeedCommand.Span span) {
    String what = address + " " + span.from() + " " + span.to();
    long now = parts.clock().millis();
    boolean sound = span.from() >= 0 && span.from() <= span.to();
    if (!sound || !fetching.add(what)) {
      return false;
    }
    long reach = now - parts.settings().rest().backfillReach().toMillis();
    Optional<String> missing =
        span.from() < reach ? Optional.of("older fills are not fetched") : Optional.empty();
    FillBackfill.Task task =
        new FillBackfill.Task(
            address, Math.max(reach, span.from()), Math.max(reach, span.to()), false, missing);
    work.fetch(task, () -> true, (done, left) -> fetching.remove(what));
    return true;
  }
}
