package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the layout of every Java file, or, run by {@code ./format}, puts it right. */
class FormattingTest {
  private static final boolean APPLY = "apply".equals(System.getProperty("tidewatch.format"));

  private final SourceTree tree = SourceTree.ofThisBuild();
  private final JavaLayout layout = new JavaLayout();

  @Test
  void shouldFollowTheLayoutOfGoogleJavaFormat() throws IOException {
    List<Path> files = tree.javaFiles();
    List<String> differing = new ArrayList<>();
    for (Path file : files) {
      String text = SourceTree.text(file);
      String tidy = layoutOf(file, text);
      if (tidy.equals(text)) {
        continue;
      }
      if (APPLY) {
        Files.writeString(file, tidy);
      } else {
        differing.add(tree.relative(file));
      }
    }

    assertThat(files).as("Java files below %s", tree.root()).isNotEmpty();
    assertThat(differing).as("files out of layout; ./format puts them right").isEmpty();
  }

  private String layoutOf(Path file, String text) {
    try {
      return layout.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(tree.relative(file) + ": " + e.getMessage(), e);
    }
  }
}
