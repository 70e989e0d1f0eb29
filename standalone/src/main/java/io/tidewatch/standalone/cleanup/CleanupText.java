package io.tidewatch.standalone.cleanup;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.AgedTable;
import io.tidewatch.connectors.database.FuturesTable;
import io.tidewatch.connectors.database.retention.Cleaned;
import io.tidewatch.connectors.database.retention.StorageInfo;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What the clean-up tells a person, as the original design does. */
final class CleanupText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final ResourceBundle texts;
  private final ZoneId zone;

  /**
   * Takes language and time zone of the reader.
   *
   * @param language zh or en
   */
  CleanupText(Locale language, ZoneId zone) {
    this.texts =
        ResourceBundle.getBundle(
            CleanupText.class.getPackageName() + ".texts",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.zone = requireNonNull(zone, "zone");
  }

  List<String> info(StorageInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add(say("info"));
    lines.add(size(info));
    lines.add(say("max-age", info.maxAgeHours()));
    lines.add(say("symbols", info.symbolCount()));
    lines.add(say("klines", info.klineCount()));
    lines.add(say("anomalies-24h", info.anomalyCount24h()));
    lines.add("");
    lines.add(say("rows"));
    for (AgedTable table : AgedTable.ALL) {
      lines.add(say("of", name(table), info.rows().getOrDefault(table, 0L)));
    }
    lines.add("");
    lines.add(say("oldest"));
    for (FuturesTable table : List.of(FuturesTable.KLINES, FuturesTable.ANOMALIES)) {
      lines.add(say("of", name(table), time(Optional.ofNullable(info.oldest().get(table)))));
    }
    return lines;
  }

  String question(long rows, Instant before) {
    return say("question", rows, time(Optional.of(before))) + " ";
  }

  String nothing(Instant before) {
    return say("nothing", time(Optional.of(before)));
  }

  String cancelled() {
    return say("cancelled");
  }

  String deleting() {
    return say("deleting");
  }

  List<String> deleted(Cleaned cleaned, StorageInfo info) {
    String each =
        AgedTable.ALL.stream()
            .filter(table ->
                table instanceof FuturesTable || cleaned.rows().getOrDefault(table, 0L) > 0)
            .map(table -> say("of", name(table), cleaned.rows().getOrDefault(table, 0L)))
            .collect(Collectors.joining(", "));
    return List.of(say("deleted", cleaned.total(), each), size(info));
  }

  private String size(StorageInfo info) {
    return info.fileSizeMb()
        .map(megabytes -> say("file-size", megabytes.toPlainString()))
        .orElseGet(() -> say("file-size-unknown"));
  }

  private String name(AgedTable table) {
    return say("table." + table.table());
  }

  private String time(Optional<Instant> time) {
    return time.map(its -> TIME.format(its.atZone(zone))).orElse("-");
  }

  /** Numbers stand as they are, without separators. */
  private String say(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), Locale.ROOT)
        .format(Arrays.stream(arguments).map(String::valueOf).toArray());
  }
}
