package io.tidewatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line says when it is asked to open the door too far. */
class StartRefusalTest {
  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  private int up(String... settings) {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(List.of("--set", "kafka.data-directory=" + directory.resolve("data")));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    CommandLine commands = Tidewatch.commandLine();
    commands.setErr(new PrintWriter(err, true));
    return commands.execute(arguments.toArray(String[]::new));
  }

  private Path tokens(String text, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("tokens"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void shouldNotStartWhereOthersReachItWithoutTokens() {
    assertThat(up("http.host=0.0.0.0")).isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .startsWith("configuration: tidewatch.http.host: expected a loopback address")
        .contains(
            "http.tokens-file",
            "http.without-tokens=anyone-may-read",
            "was '0.0.0.0' (from command line)");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void shouldNotStartWithTokensThatEverybodyCanRead() throws IOException {
    Path file = tokens("olga operate secret-of-olga-1234\n", "rw-r--r--");

    assertThat(up("http.host=0.0.0.0", "http.tokens-file=" + file)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .startsWith("configuration: tidewatch.http.tokens-file: ")
        .contains("chmod o-rwx")
        .doesNotContain("secret-of");
  }

  @Test
  void shouldNotStartWithTokensThatAreWrong() throws IOException {
    Path file = tokens("olga secret-of-olga-1234 operate\n", "rw-------");

    assertThat(up("http.tokens-file=" + file)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("configuration: tidewatch.http.tokens-file: ")
        .contains("line 1: expected read or operate")
        .doesNotContain("secret-of");
  }
}
