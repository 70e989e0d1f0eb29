package io.tidewatch.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * Which part of the house may use which.
 *
 * @param root the package all parts lie in
 */
record ModuleRules(String root) {
  ModuleRules {
    requireNonNull(root, "root");
  }

  /** A part, and the parts of ours that it may use besides itself. */
  enum Part {
    CONTRACT("contract"),
    BROKER("broker"),
    TOPOLOGY("topology", "contract"),
    SIMULATOR("simulator", "contract"),
    CONNECTORS("connectors", "contract"),
    STATE_QUERY("query", "contract", "topology"),
    STANDALONE("standalone", "contract", "broker", "topology", "simulator", "connectors", "query"),
    BENCHMARKS(
        "benchmarks",
        "contract",
        "broker",
        "topology",
        "simulator",
        "connectors",
        "query",
        "standalone");

    private final String packageName;
    private final List<String> mayUse;

    Part(String packageName, String... mayUse) {
      this.packageName = packageName;
      this.mayUse = List.of(mayUse);
    }

    private boolean mayUse(Part other) {
      return other == this || mayUse.contains(other.packageName);
    }
  }

  /** A part uses only the parts it may. */
  ArchRule directionOf(Part part) {
    String[] others =
        List.of(Part.values()).stream()
            .filter(other -> !part.mayUse(other))
            .map(this::packagesOf)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packagesOf(part))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .as(part.packageName + " uses, of the house, only itself and " + part.mayUse)
        .allowEmptyShould(true);
  }

  /** There is no class outside of the parts, so no rule overlooks one. */
  ArchRule everyClassIsInAPart() {
    String[] parts = List.of(Part.values()).stream().map(this::packagesOf).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(parts)
        .as("every class lies in the package of a part");
  }

  /** What crosses a topic can be read without Kafka Streams, and reads nothing by itself. */
  ArchRule contractIsPlain() {
    return uses(
        Part.CONTRACT,
        "contract uses neither Kafka Streams nor sockets, files or databases",
        "org.apache.kafka.streams..",
        "java.net..",
        "java.nio.file..",
        "java.nio.channels..",
        "java.sql..");
  }

  /** A detector gets everything from topics. */
  ArchRule topologyIsPure() {
    return uses(
        Part.TOPOLOGY,
        "topology uses no sockets, HTTP, files or databases",
        "java.net..",
        "java.nio.file..",
        "java.nio.channels..",
        "java.sql..",
        "javax.sql..",
        "io.javalin..",
        "org.java_websocket..");
  }

  private ArchRule uses(Part part, String rule, String... forbidden) {
    return noClasses()
        .that()
        .resideInAPackage(packagesOf(part))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .as(rule)
        .allowEmptyShould(true);
  }

  private String packagesOf(Part part) {
    return root + "." + part.packageName + "..";
  }
}
