package io.tidewatch.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** What every topology must keep: its described shape, its names, and what is deployed of it. */
public final class TopologyShape {
  private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^]]*)]\\)");

  private final Detector detector;

  public TopologyShape(Detector detector) {
    this.detector = detector;
  }

  /** The topology as the runner builds it. */
  public Topology build() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return detector.build(streams);
  }

  /**
   * The description equals the reviewed file. It is meant to fail on any change. There are two ways
   * on: the change is compatible (same stores, same internal topics, same sub-topologies): write
   * the new description to the file; or it is not: raise the version in the application id as well.
   */
  public void assertUnchanged() throws IOException {
    assertThat(inOrder(build().describe().toString())).isEqualTo(inOrder(resource("topology.txt")));
  }

  /** A processor names its stores in any order, another one in each process. */
  private static String inOrder(String description) {
    return STORES
        .matcher(description.strip())
        .replaceAll(stores ->
            "(stores: ["
                + Stream.of(stores.group(1).split(", ")).sorted().collect(Collectors.joining(", "))
                + "])");
  }

  /** No name was made up from a position. */
  public void assertNamed() {
    assertThat(build().describe().toString()).doesNotContainPattern("-\\d{10}");
  }

  /**
   * Everything that the released version put on the broker and on disk is still there, in the same
   * sub-topology. The file may only be changed together with the version in the application id.
   */
  public void assertKeepsDeployedResources() throws IOException {
    List<String> deployed = resource("deployed.txt").lines().filter(l -> !l.isBlank()).toList();

    assertThat(deployed).isNotEmpty().contains("application " + detector.applicationId());
    assertThat(resources()).containsAll(deployed);
  }

  private Set<String> resources() {
    Set<String> resources = new TreeSet<>();
    resources.add("application " + detector.applicationId());
    TopologyDescription description = build().describe();
    for (TopologyDescription.Subtopology part : description.subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Processor processor) {
          processor.stores().forEach(store -> resources.add(part.id() + " store " + store));
        } else if (node instanceof TopologyDescription.Source source) {
          resources.add(part.id() + " source " + sorted(source.topicSet()));
        }
      }
    }
    description
        .globalStores()
        .forEach(global ->
            resources.add(
                "global "
                    + sorted(global.source().topicSet())
                    + " "
                    + sorted(global.processor().stores())));
    return resources;
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(","));
  }

  private String resource(String name) throws IOException {
    String path = "/" + detector.name() + "/" + name;
    try (InputStream file = TopologyShape.class.getResourceAsStream(path)) {
      assertThat(file).as("test resource %s", path).isNotNull();
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
