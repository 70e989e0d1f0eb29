package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.BarFormat.decimal;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Classic;
import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Reason;
import io.tidewatch.contract.futures.Anomaly.Robust;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes scores in about a hundred bytes. */
final class AnomalyFormat {
  private static final Status[] STATUSES = Status.values();
  private static final Level[] LEVELS = Level.values();
  private static final Reason[] REASONS = Reason.values();
  private static final FeatureName[] FEATURES = FeatureName.values();
  private static final FeatureState[] STATES = FeatureState.values();
  private static final Side[] SIDES = Side.values();

  private AnomalyFormat() {}

  static void write(Anomaly anomaly, CompactWriter writer) {
    writer
        .text(anomaly.symbol())
        .whole(anomaly.openTime())
        .whole(anomaly.evaluatedAt())
        .flag(anomaly.provisional())
        .octet(anomaly.status().ordinal())
        .whole(anomaly.bars())
        .whole(anomaly.missing())
        .decimal(anomaly.close())
        .decimal(anomaly.quoteVolume())
        .decimal(anomaly.quoteVolume24h());
    decimal(anomaly.takerBuyShare(), writer);
    classic(anomaly.classic(), writer);
    robust(anomaly.robust(), writer);
    writer.octet(anomaly.direction().ordinal());
  }

  static Anomaly read(CompactReader reader) {
    return new Anomaly(
        reader.text(),
        reader.whole(),
        reader.whole(),
        reader.flag(),
        Enums.of(STATUSES, reader.octet()),
        (int) reader.whole(),
        (int) reader.whole(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        decimal(reader),
        classic(reader),
        robust(reader),
        Enums.of(SIDES, reader.octet()));
  }

  private static void classic(Classic classic, CompactWriter writer) {
    decimal(classic.curReturn(), writer);
    decimal(classic.priceZscore(), writer);
    decimal(classic.volumeZscore(), writer);
    decimal(classic.volatilityZscore(), writer);
    decimal(classic.pricePercentile(), writer);
    decimal(classic.volumePercentile(), writer);
    decimal(classic.volatilityPercentile(), writer);
    writer.decimal(classic.score()).whole(classic.reasons().size());
    classic.reasons().forEach(reason -> writer.octet(reason.ordinal()));
  }

  private static Classic classic(CompactReader reader) {
    return new Classic(
        decimal(reader),
        decimal(reader),
        decimal(reader),
        decimal(reader),
        decimal(reader),
        decimal(reader),
        decimal(reader),
        reader.decimal(),
        reasons(reader));
  }

  private static List<Reason> reasons(CompactReader reader) {
    List<Reason> reasons = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      reasons.add(Enums.of(REASONS, reader.octet()));
    }
    return reasons;
  }

  private static void robust(Robust robust, CompactWriter writer) {
    writer
        .decimal(robust.score())
        .decimal(robust.coverage())
        .whole(robust.votes())
        .octet(robust.level().ordinal())
        .whole(robust.features().size());
    robust.features().forEach(feature -> feature(feature, writer));
  }

  private static Robust robust(CompactReader reader) {
    return new Robust(
        reader.decimal(),
        reader.decimal(),
        (int) reader.whole(),
        Enums.of(LEVELS, reader.octet()),
        features(reader));
  }

  private static void feature(Feature feature, CompactWriter writer) {
    writer.octet(feature.name().ordinal()).octet(feature.state().ordinal());
    decimal(feature.value(), writer);
    writer.whole(feature.n());
    decimal(feature.median(), writer);
    decimal(feature.scale(), writer);
    decimal(feature.modifiedZ(), writer);
    decimal(feature.percentile(), writer);
    writer.decimal(feature.contribution());
  }

  private static List<Feature> features(CompactReader reader) {
    List<Feature> features = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      features.add(
          new Feature(
              Enums.of(FEATURES, reader.octet()),
              Enums.of(STATES, reader.octet()),
              decimal(reader),
              (int) reader.whole(),
              decimal(reader),
              decimal(reader),
              decimal(reader),
              decimal(reader),
              reader.decimal()));
    }
    return features;
  }
}
