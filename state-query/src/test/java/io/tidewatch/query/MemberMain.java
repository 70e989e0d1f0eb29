package io.tidewatch.query;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A member in a JVM of its own. It ends with its standard input. */
final class MemberMain {
  static final String BOOKS = "books";

  private MemberMain() {}

  /**
   * Runs.
   *
   * @param arguments bootstrap servers, directory, name, time on the market, secret, the file for
   *     the port of the API, and {@link #BOOKS} if there are to be order books
   */
  public static void main(String[] arguments) throws Exception {
    long nowMs = Long.parseLong(arguments[3]);
    Path portFile = Path.of(arguments[5]);
    try (Member member =
        new Member(
            arguments[0],
            Path.of(arguments[1]),
            arguments[2],
            () -> nowMs,
            arguments[4],
            Optional.of(OrderBooksSettings.DEFAULT)
                .filter(books -> List.of(arguments).contains(BOOKS)))) {
      Path fresh = portFile.resolveSibling(portFile.getFileName() + ".new");
      Files.writeString(fresh, Integer.toString(member.port()));
      Files.move(fresh, portFile, ATOMIC_MOVE);
      while (System.in.read() >= 0) {
        // Nothing is said on it; its end says it all.
      }
    }
  }
}
