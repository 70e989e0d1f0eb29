package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectionSettings;
import io.tidewatch.topology.Detector;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The {@code application.id} of a detector, of this version or another. It is the name of its
 * consumer group, and the names of the topics that Kafka Streams makes for it begin with it.
 *
 * @param detector its name
 */
public record ApplicationId(String detector, int version) {
  private static final InstantSource CLOCK = InstantSource.system();

  /** Those of this program, in the order in which people name them. */
  public static final List<ApplicationId> CURRENT =
      Arrays.stream(DetectorKind.values())
          .map(kind -> kind.make(DetectionSettings.DEFAULT, CLOCK, CLOCK))
          .map(ApplicationId::of)
          .toList();

  /** Those of earlier versions of its detectors. */
  public static final List<ApplicationId> SUPERSEDED =
      CURRENT.stream()
          .flatMap(id ->
              IntStream.range(1, id.version())
                  .mapToObj(version -> new ApplicationId(id.detector(), version)))
          .toList();

  private static final String FORM =
      "tidewatch-("
          + CURRENT.stream().map(ApplicationId::detector).collect(Collectors.joining("|"))
          + ")-v([1-9]\\d{0,5})";
  private static final Pattern GROUP = Pattern.compile(FORM);

  /** The endings are those that Kafka Streams gives. */
  private static final Pattern TOPIC =
      Pattern.compile(
          FORM
              + "-.+-(changelog|repartition|subscription-registration-topic"
              + "|subscription-response-topic)");

  public ApplicationId {
    requireNonNull(detector, "detector");
  }

  private static ApplicationId of(Detector detector) {
    return new ApplicationId(detector.name(), detector.version());
  }

  /** Whose consumer group this is; empty for one of somebody else. */
  public static Optional<ApplicationId> ofGroup(String name) {
    return in(GROUP.matcher(name));
  }

  /** For whom Kafka Streams made this topic; empty for a topic of anybody else. */
  public static Optional<ApplicationId> ofTopic(String name) {
    return in(TOPIC.matcher(name));
  }

  private static Optional<ApplicationId> in(Matcher text) {
    return text.matches()
        ? Optional.of(new ApplicationId(text.group(1), Integer.parseInt(text.group(2))))
        : Optional.empty();
  }

  /** Whether this program has a later version of the same detector. */
  public boolean isSuperseded() {
    return SUPERSEDED.contains(this);
  }

  @Override
  public String toString() {
    return "tidewatch-" + detector + "-v" + version;
  }
}
