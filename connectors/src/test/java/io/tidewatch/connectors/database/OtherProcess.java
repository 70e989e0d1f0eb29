package io.tidewatch.connectors.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that writes a row into a database file. */
final class OtherProcess {
  private OtherProcess() {}

  static Process write(Path file, String name) throws IOException {
    return start(file, name, "closes");
  }

  /** It ends right after the commit, as if it were killed. */
  static Process writeAndDie(Path file, String name) throws IOException {
    return start(file, name, "dies");
  }

  private static Process start(Path file, String name, String end) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OtherProcess.class.getName(),
            file.toString(),
            name,
            end)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static void main(String[] args) {
    try (Database database = Database.open(DatabaseSettings.embedded(Path.of(args[0])))) {
      database
          .jdbi()
          .useHandle(sql ->
              sql.execute(
                  "INSERT INTO token_launch_history (ca, token_name) VALUES ('a', ?)", args[1]));
      if (args[2].equals("dies")) {
        Runtime.getRuntime().halt(0);
      }
    }
  }
}
