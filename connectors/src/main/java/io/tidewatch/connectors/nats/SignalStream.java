package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream that keeps the signals. One that is there already belongs to others: it is never
 * altered, only what is unlike the settings is said, once. For one thread.
 */
final class SignalStream {
  private static final Logger LOG = LoggerFactory.getLogger(SignalStream.class);
  private static final int NOT_FOUND = 404;

  private final NatsSettings settings;
  private List<String> told = List.of();

  SignalStream(NatsSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Makes it if it is not there. */
  void ensure(JetStreamManagement streams) throws IOException, JetStreamApiException {
    try {
      tell(unlike(streams.getStreamInfo(settings.stream()).getConfiguration()));
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() != NOT_FOUND) {
        throw e;
      }
      streams.addStream(wanted());
      LOG.info("NATS: {} was made", settings.place());
    }
  }

  private StreamConfiguration wanted() {
    return StreamConfiguration.builder()
        .name(settings.stream())
        .subjects(subjects())
        .storageType(StorageType.File)
        .duplicateWindow(settings.duplicateWindow())
        .maxAge(settings.maxAge())
        .build();
  }

  private String subjects() {
    return settings.subjects() + ".*";
  }

  private List<String> unlike(StreamConfiguration there) {
    List<String> differences = new ArrayList<>();
    if (!settings.duplicateWindow().equals(there.getDuplicateWindow())) {
      differences.add(
          "expected a duplicate window of "
              + settings.duplicateWindow()
              + ", found "
              + there.getDuplicateWindow());
    }
    if (!there.getSubjects().contains(subjects())) {
      differences.add("expected the subject " + subjects() + ", found " + there.getSubjects());
    }
    return differences;
  }

  private void tell(List<String> differences) {
    if (!differences.equals(told)) {
      differences.forEach(difference ->
          LOG.warn("NATS: {}, which stays as it is: {}", settings.place(), difference));
    }
    told = differences;
  }
}
