package io.tidewatch.standalone.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is woken by a rule finds a page for it, and on the page the rule. */
class RunbooksTest {
  private static final String ALERT = ".alert";

  private record Rule(String name, String runbook) {
    /** As the rule names it. */
    private Path page() {
      return KeptFiles.ROOT.resolve(runbook).normalize();
    }
  }

  private static List<Rule> rules() throws IOException {
    Path file = KeptFiles.PROMETHEUS.resolve("rules/tidewatch.yml");
    Map<String, String> texts =
        new YamlConfigSource(file.toString(), Files.readString(file)).getProperties();
    return texts.keySet().stream()
        .filter(key -> key.endsWith(ALERT))
        .map(key -> key.substring(0, key.length() - ALERT.length()))
        .map(rule ->
            new Rule(
                texts.get(rule + ALERT), texts.getOrDefault(rule + ".annotations.runbook", "")))
        .toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(KeptFiles.RUNBOOKS)) {
      return files.sorted().toList();
    }
  }

  private static Stream<Path> pagesOfRules() throws IOException {
    return rules().stream().map(Rule::page).distinct();
  }

  @Test
  void shouldHaveAPageForEachRule() throws IOException {
    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.page()).as(rule.name()).isIn(pages()));
  }

  @ParameterizedTest
  @MethodSource("pagesOfRules")
  void shouldNameTheRulesThatPointToThePage(Path page) throws IOException {
    assertThat(Files.readString(page))
        .contains(
            rules().stream()
                .filter(rule -> rule.page().equals(page))
                .map(rule -> "`" + rule.name() + "`")
                .toList());
  }

  @Test
  void shouldListEachRunbookAmongTheDocuments() throws IOException {
    assertThat(Files.readString(KeptFiles.DOCUMENTS.resolve("README.md")))
        .contains(pages().stream().map(page -> "(runbooks/" + page.getFileName() + ")").toList());
  }
}
