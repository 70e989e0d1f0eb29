package io.tidewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final List<String> KNOWN = List.of("parse", "rolling");

  @Test
  void shouldWriteThePageOfAWholeRun() {
    Options options = Options.parse(List.of("--page", "page.md"), KNOWN);

    assertThat(options.page()).contains(Path.of("page.md"));
    assertThat(options.wants("rolling")).isTrue();
  }

  @Test
  void shouldNotWriteThePageOfAQuickRun() {
    assertThat(Options.parse(List.of("--page", "page.md", "--quick"), KNOWN).page()).isEmpty();
  }

  @Test
  void shouldNotWriteThePageOfAPart() {
    Options options = Options.parse(List.of("--page", "page.md", "--only", "parse"), KNOWN);

    assertThat(options.page()).isEmpty();
    assertThat(options.wants("rolling")).isFalse();
  }

  @Test
  void shouldRefuseAnUnknownBenchmark() {
    assertThatThrownBy(() -> Options.parse(List.of("--only", "parse,speed"), KNOWN))
        .hasMessageContaining("expected some of parse, rolling, was speed");
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThatThrownBy(() -> Options.parse(List.of("--fast"), KNOWN))
        .hasMessageContaining("--fast");
  }
}
