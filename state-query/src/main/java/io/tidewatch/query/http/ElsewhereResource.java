package io.tidewatch.query.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells those who ask this process for what a detector knows that runs in another one, instead of
 * letting them believe that there is no such call.
 */
public final class ElsewhereResource implements Resource {
  private final Map<String, String> absent;

  /**
   * @param detectors by the beginning of the paths of its calls, the name of a detector
   * @param here the names of those that run in this process
   */
  public ElsewhereResource(Map<String, String> detectors, Set<String> here) {
    this.absent = new TreeMap<>(detectors);
    this.absent.values().removeIf(here::contains);
  }

  @Override
  public List<Operation> operations() {
    return absent.entrySet().stream()
        .flatMap(detector ->
            Stream.of("", "/<rest>")
                .map(rest ->
                    Operation.get(
                        detector.getKey() + rest, context -> refuse(detector.getValue()))))
        .toList();
  }

  private static void refuse(String detector) {
    throw ApiException.elsewhere(
        "this process does not run the detector "
            + detector
            + "; ask the one that was started with 'detect "
            + detector
            + "'");
  }
}
