package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JavaLayoutTest {
  private final JavaLayout layout = new JavaLayout();

  @Test
  void shouldKeepWhatIsInOrder() {
    String tidy = "package a;\n\nfinal class A {\n  int one() {\n    return 1;\n  }\n}\n";

    assertThat(layout.of(tidy)).isEqualTo(tidy);
  }

  @Test
  void shouldIndentByTwoSpaces() {
    assertThat(layout.of("class A {\n    int a;\n}\n")).isEqualTo("class A {\n  int a;\n}\n");
  }

  @Test
  void shouldDropUnusedImports() {
    assertThat(layout.of("import java.util.List;\n\nclass A {}\n")).isEqualTo("class A {}\n");
  }

  @Test
  void shouldOrderImports() {
    String imports = "import java.util.Set;\nimport java.util.List;\n\n";

    assertThat(layout.of(imports + "record A(List<Set<A>> a) {}\n"))
        .startsWith("import java.util.List;\nimport java.util.Set;\n");
  }

  @Test
  void shouldBreakLinesAtAHundredColumns() {
    String line = "class A {\n  String a = \"" + "word ".repeat(30) + "\";\n}\n";

    assertThat(layout.of(line).lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void shouldReadTheNewestSyntax() {
    String source =
        "class A {\n  A() {\n    int a = 1;\n    super();\n  }\n\n"
            + "  boolean b(Object o) {\n    return o instanceof Integer _;\n  }\n}\n";

    assertThat(layout.of(source)).isEqualTo(source);
  }

  @Test
  void shouldRefuseWhatIsNoProgram() {
    assertThatThrownBy(() -> layout.of("class A {"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a Java program, was unreadable");
  }
}
