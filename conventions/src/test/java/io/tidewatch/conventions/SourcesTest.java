package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the rules against the text of every source file. */
class SourcesTest {
  private static final String TOPICS =
      "contract/src/main/java/io/tidewatch/contract/topic/Topics.java";

  private final SourceTree tree = SourceTree.ofThisBuild();

  @Test
  void shouldFindTheSources() {
    assertThat(tree.javaFiles()).extracting(tree::relative).contains(TOPICS);
    assertThat(tree.testFiles()).isNotEmpty();
    assertThat(tree.modulePoms()).isNotEmpty();
  }

  @Test
  void shouldAwaitAndNotSleepInTests() {
    assertThat(faults(tree.testFiles(), SourceRules::sleeps)).isEmpty();
  }

  @Test
  void shouldHaveTestsInNoChosenOrder() {
    assertThat(faults(tree.testFiles(), SourceRules::chosenTestOrders)).isEmpty();
  }

  @Test
  void shouldNameTopicsInTheirConstantsOnly() {
    List<Path> others =
        tree.javaFiles().stream().filter(file -> !tree.relative(file).equals(TOPICS)).toList();

    assertThat(faults(others, SourceRules::topicNames)).isEmpty();
  }

  @Test
  void shouldKeepVersionsInTheParentPom() {
    assertThat(faults(tree.modulePoms(), PomRules::ownVersions)).isEmpty();
  }

  private List<String> faults(List<Path> files, Function<String, List<String>> rule) {
    return files.stream()
        .flatMap(file ->
            Stream.of(file)
                .map(SourceTree::text)
                .flatMap(text -> rule.apply(text).stream())
                .map(fault -> tree.relative(file) + ", " + fault))
        .toList();
  }
}
