package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tidewatch.conventions.ModuleRules.Part;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows, on a small house built wrong on purpose, that each rule finds what it forbids. */
class ArchitectureRulesTest {
  private static final String ROOT = "io.tidewatch.conventions.wrong";
  private static final JavaClasses WRONG = new ClassFileImporter().importPackages(ROOT);

  private static final Pattern OFFENDER =
      Pattern.compile("<" + Pattern.quote(ROOT) + "\\.((?:[a-z]+\\.)+[A-Z][A-Za-z$]*)");

  private final ModuleRules modules = new ModuleRules(ROOT);
  private final CodeRules code = new CodeRules(ROOT);

  @ParameterizedTest
  @CsvSource({
    "CONTRACT, contract.UsesTopology",
    "BROKER, broker.UsesContract",
    "TOPOLOGY, topology.UsesConnectors",
    "SIMULATOR, simulator.UsesConnectors",
    "CONNECTORS, connectors.UsesTopology",
    "STATE_QUERY, query.UsesStandalone",
    "STANDALONE, standalone.UsesBenchmarks"
  })
  void shouldFindAUseAgainstTheDirection(Part part, String offender) {
    assertThat(offenders(modules.directionOf(part))).containsExactly(offender);
  }

  @Test
  void shouldFindAClassOutsideOfTheParts() {
    assertThat(offenders(modules.everyClassIsInAPart())).containsExactly("elsewhere.Nowhere");
  }

  @Test
  void shouldFindStreamsInTheContract() {
    assertThat(offenders(modules.contractIsPlain())).containsExactly("contract.UsesStreams");
  }

  @Test
  void shouldFindASocketInATopology() {
    assertThat(offenders(modules.topologyIsPure())).containsExactly("topology.UsesSocket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ByInstant",
        "ByMethodReference",
        "ByLocalTime",
        "ByMilliseconds",
        "ByNanoseconds",
        "ByClock",
        "ByInstantSource",
        "ByContext",
        "ByRandom",
        "ByMath",
        "ByUuid"
      })
  void shouldFindTheWallClockAndChanceInATopology(String name) {
    assertThat(offenders(code.topologyDecidesByEventTimeOnly()))
        .contains("topology.chance.Chance$" + name);
  }

  @Test
  void shouldLetAPureTopologyBe() {
    assertThat(offenders(code.topologyDecidesByEventTimeOnly()))
        .allMatch(name -> name.startsWith("topology.chance.Chance$"));
  }

  @Test
  void shouldFindANameThatSaysNothing() {
    assertThat(offenders(code.namesSayWhatAClassIsFor())).containsExactly("connectors.FeedManager");
  }

  @Test
  void shouldFindWhoEndsTheJvmBesidesMain() {
    assertThat(offenders(code.onlyMainEndsTheJvm())).containsExactly("benchmarks.EndsTheJvm");
  }

  /** The classes of the wrong house that break the rule, by name below its root. */
  private static Set<String> offenders(ArchRule rule) {
    return rule.evaluate(WRONG).getFailureReport().getDetails().stream()
        .map(ArchitectureRulesTest::offender)
        .collect(Collectors.toSet());
  }

  // A detail begins with the member at fault, in angle brackets.
  private static String offender(String detail) {
    Matcher matcher = OFFENDER.matcher(detail);
    assertThat(matcher.find()).as(detail).isTrue();
    return matcher.group(1);
  }
}
