package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Locale;

/** Everything that a detector counts, one meter for each. */
final class DetectorMeters implements MeterBinder {
  private final DetectorCounters counters;

  DetectorMeters(DetectorCounters counters) {
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Counter counter : counters.used()) {
      FunctionCounter.builder("tidewatch." + word(counter), counters, read -> read.value(counter))
          .description(description(counter))
          .tag("detector", counters.detector())
          .register(registry);
    }
    for (RejectReason reason : RejectReason.values()) {
      FunctionCounter.builder("tidewatch.parse.rejects", counters, read -> read.rejected(reason))
          .description("Raw records that were refused")
          .tag("detector", counters.detector())
          .tag("reason", word(reason).replace('.', '-'))
          .register(registry);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static String description(Counter counter) {
    return switch (counter) {
      case TRADES -> "Trades that were read and understood";
      case DUPLICATES -> "Trades whose id was seen before";
      case LATE -> "Records that came too late to be judged";
      case UNRATED -> "Trades without a USD rate";
      case OUT_OF_RANGE -> "Trades that no total can hold";
      case CHECKS -> "Comparisons of a total with a threshold";
      case ALERTS -> "Alerts";
      case SUPPRESSED -> "Observations over the threshold that did not become an alert";
      case INVALID_RULES -> "Rule overrides that could not be read or are not valid";
      case BOOKS -> "Book frames that were read and understood";
      case SNAPSHOTS -> "Snapshots that a book was begun with";
      case QUARANTINES -> "Books that broke";
      case COMMANDS -> "Requests to a feed for a new snapshot";
      case OLD_CONNECTION -> "Book frames of a connection that was replaced";
      case REPEATED -> "Book frames, or bars, that say nothing new";
      case TIME_WENT_BACK -> "Frames older than the one before";
      case ANALYSES -> "Looks at a book";
      case FRAMES -> "Frames of several pairs, or of bars, that were read and understood";
      case ITEMS -> "Pairs or rows in frames that were understood";
      case FIGURES_AS_TEXT -> "Figures that came as text and were taken";
      case UNREADABLE_FIGURES -> "Figures that are no number and count as not sent";
      case UNKNOWN_CONDITIONS -> "Observations whose outcome is unknown for want of a figure";
      case GATED -> "Observations over the threshold that a rule asks more of";
      case NO_TEMPLATE -> "Observations of a pair whose template is gone";
      case TEMPLATE_CHANGES -> "Pairs judged anew because their template changed";
      case INVALID_REFERENCES -> "Records of reference topics that could not be used";
      case BARS -> "Bars that were closed";
      case SEEDS -> "Bars that were stored and not judged, as they were long over";
      case CORRECTIONS -> "Closed bars that came again with other figures";
      case SCORES -> "Bars that were scored";
      case RANKINGS -> "Rankings that were made";
      case BACKFILLS -> "Requests to a feed for what is missing";
      case MARKET_WIDE -> "Observations over the threshold together with many others";
      case UNSURE -> "Observations over the threshold whose history is no good";
      case FILLS -> "Fills of watched addresses by channels of their own";
      case ORDERS -> "Orders, or parts of them, that were told";
      case SIGNALS -> "Signals that were told";
      case RESYNCS -> "Positions set to what the venue says, as fills were missed";
      case UNKNOWN_STATUSES -> "States of orders in words that nobody knows";
      case UNWATCHED -> "Records of addresses that are not watched";
      case MISMATCHES -> "Fills that the venue calls something else than what they do";
      case NOTIFICATIONS -> "Alerts that people are to be told of";
      case HELD_BACK -> "Alerts that nobody is told of";
    };
  }
}
