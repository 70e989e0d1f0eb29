package io.tidewatch.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.history.HistoryQueries.KeptAlert;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.store.StoreReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the alerts of the past. A page costs as much as it is long, however many there are.
 * Thread-safe.
 */
public final class AlertReads {
  private static final Logger LOG = LoggerFactory.getLogger(AlertReads.class);

  private static final Comparator<StoredAlert> NEWEST_FIRST =
      Comparator.comparing(StoredAlert::place).reversed();

  private final StoreReader reader;

  public AlertReads(StoreReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The newest alerts.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if they cannot be read now
   */
  public AlertPage page(AlertFilter filter, int limit) {
    Scan<List<KeptAlert>> scan =
        reader.scan(HistoryQueries.ALERT_PAGE, new HistoryQueries.NewestAlerts(filter, limit + 1));
    List<StoredAlert> newest =
        scan.elements(found -> found)
            .map(kept -> new StoredAlert(kept.place(), kept.json()))
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    boolean more = newest.size() > limit;
    List<StoredAlert> page = more ? newest.subList(0, limit) : newest;
    return new AlertPage(
        page, more ? Optional.of(page.getLast().place()) : Optional.empty(), scan.coverage());
  }

  /**
   * The alert of this id.
   *
   * @throws StoreNotReadyException if it was not found and not every partition was asked
   */
  public Optional<Alert> alert(String id) {
    Scan<Optional<String>> scan = reader.scan(HistoryQueries.ALERT, id);
    Optional<String> json = scan.found().stream().flatMap(Optional::stream).findFirst();
    if (json.isEmpty() && !scan.coverage().isComplete()) {
      throw new StoreNotReadyException("the alert may be on a partition that does not answer");
    }
    return json.flatMap(text -> read(id, text));
  }

  /** Nothing if an earlier version kept what makes no alert any more. */
  private static Optional<Alert> read(String id, String json) {
    try {
      return Optional.of(
          Topics.ALERTS
              .value()
              .deserializer()
              .deserialize(Topics.ALERTS.name(), json.getBytes(UTF_8)));
    } catch (SerializationException e) {
      LOG.atWarn()
          .addKeyValue(LogFields.ALERT, LogFields.bounded(id))
          .setCause(e)
          .log("an alert that was kept cannot be read any more");
      return Optional.empty();
    }
  }
}
