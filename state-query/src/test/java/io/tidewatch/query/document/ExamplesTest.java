package io.tidewatch.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.query.document.Contract.Call;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The examples of the calls, which are real: -Dtidewatch.docs=examples makes the tests of the API
 * write down what they were answered, and -Dtidewatch.docs=write makes documents of that.
 */
class ExamplesTest {
  /** They are examples of themselves. */
  private static final Set<String> DOCUMENTS = Set.of("openApi", "asyncApi", "dashboard", "asset");

  private final Contract contract = Contract.kept();
  private final Examples examples = Examples.kept();

  @Test
  void shouldHaveOneOfEachCallAndOfNothingElse() {
    assertThat(examples.all().keySet())
        .containsExactlyInAnyOrderElementsOf(
            contract.calls().stream()
                .map(Call::name)
                .filter(call -> !DOCUMENTS.contains(call))
                .toList());
  }

  @Test
  void shouldBeWhatIsPromisedToday() {
    examples
        .all()
        .forEach((call, example) -> {
          String path = example.path().replaceFirst("\\?.*", "");
          assertThat(contract.nameOf(example.method(), path)).contains(call);
          if (example.answer().filter(JsonNode::isString).isEmpty()) {
            contract.check(
                example.method(),
                path,
                example.status(),
                example.answer().map(answer -> "application/json"),
                example.answer().map(JsonNode::toString).orElse(""));
          }
        });
  }

  @Test
  void shouldBeOnThePage() throws IOException {
    Kept.check(
        "api-calls.md", new CallsPage(contract.document(), contract.calls(), examples).markdown());
  }
}
