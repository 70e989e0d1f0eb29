package io.tidewatch.standalone.node;

import io.tidewatch.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a process keeps broker log and state; one process at a time, or one for each of the parts
 * that share it.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String BROKER = "kafka";
  private static final String STREAMS = "streams";
  private static final String TIME_SERIES = "time-series";

  /** What processes leave in it that all comes of what they read. */
  public static final Set<String> STATE = Set.of(BROKER, STREAMS, TIME_SERIES);

  private static final String WHOLE = "lock";

  private final Path path;
  private final List<Held> locks;
  private final boolean temporary;
  private Optional<BrokerAddress> address = Optional.empty();

  private DataDirectory(Path path, List<Held> locks, boolean temporary) {
    this.path = path;
    this.locks = List.copyOf(locks);
    this.temporary = temporary;
  }

  /** A lock that this process has. */
  private record Held(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      lock.release();
      channel.close();
    }
  }

  /**
   * Takes a directory for this process alone, and creates it if absent.
   *
   * @throws IllegalStateException if another process has it
   */
  public static DataDirectory take(Path path) {
    return take(path.toAbsolutePath(), List.of(WHOLE), false);
  }

  /**
   * Takes parts of a directory for this process alone, and creates it if absent; other processes
   * may have other parts.
   *
   * @param parts names without slashes
   * @throws IllegalStateException if another process has one of them
   */
  public static DataDirectory takeParts(Path path, List<String> parts) {
    return take(
        path.toAbsolutePath(), parts.stream().map(part -> WHOLE + "." + part).toList(), false);
  }

  /**
   * The same for the broker in it and some parts.
   *
   * @throws IllegalStateException if another process has one of them
   */
  public static DataDirectory takeWholeAnd(Path path, List<String> parts) {
    List<String> names = new ArrayList<>(List.of(WHOLE));
    parts.forEach(part -> names.add(WHOLE + "." + part));
    return take(path.toAbsolutePath(), names, false);
  }

  /** The parts of a directory that processes ever had for themselves. */
  public static List<String> partsOf(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(WHOLE + "."))
          .map(name -> name.substring(WHOLE.length() + 1))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + directory + " cannot be read", e);
    }
  }

  /** A directory that goes away with {@link #close}. */
  public static DataDirectory temporary() {
    try {
      return take(Files.createTempDirectory("tidewatch-"), List.of(WHOLE), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
  }

  private static DataDirectory take(Path path, List<String> names, boolean temporary) {
    List<Held> held = new ArrayList<>();
    try {
      Files.createDirectories(path);
      for (String name : names) {
        held.add(lock(path, name));
      }
      return new DataDirectory(path, held, temporary);
    } catch (IOException e) {
      release(held);
      throw new UncheckedIOException("the data directory " + path + " cannot be used", e);
    } catch (IllegalStateException e) {
      release(held);
      throw e;
    }
  }

  private static Held lock(Path path, String name) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Somebody in this process has it: the same answer.
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "expected the data directory "
              + path
              + " to be free"
              + (name.equals(WHOLE) ? "" : " for " + name.substring(WHOLE.length() + 1))
              + ", was in use by another process; stop it, or set"
              + " kafka.data-directory to another directory");
    }
    return new Held(channel, lock);
  }

  private static void release(List<Held> locks) {
    for (Held held : locks) {
      try {
        held.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a lock could not be given back", e);
      }
    }
  }

  public Path broker() {
    return broker(path);
  }

  private static Path broker(Path directory) {
    return directory.resolve(BROKER);
  }

  /** Whether a broker ever ran in a data directory. */
  public static boolean hasBroker(Path directory) {
    return Files.isDirectory(broker(directory.toAbsolutePath()));
  }

  /** A temporary directory keeps everything for as long as it lives. */
  EmbeddedBroker.Keeping keeping() {
    return temporary ? EmbeddedBroker.Keeping.EVERYTHING : EmbeddedBroker.Keeping.AS_CONFIGURED;
  }

  public Path state() {
    return state(path);
  }

  /** Where detectors keep their local state, one directory for each application id. */
  public static Path state(Path directory) {
    return directory.toAbsolutePath().resolve(STREAMS);
  }

  /** Whether a file in it only says who works there. */
  public static boolean isItsOwn(String name) {
    return name.equals(WHOLE)
        || name.startsWith(WHOLE + ".")
        || name.startsWith(BrokerAddress.FILE);
  }

  /** Where points wait for the time-series store. */
  Path timeSeries() {
    return timeSeries(path);
  }

  /** The same, whoever has the directory. */
  public static Path timeSeries(Path directory) {
    return directory.toAbsolutePath().resolve(TIME_SERIES);
  }

  /** The database file of a data directory, whoever has it; without the ending of its kind. */
  public static Path database(Path directory) {
    return directory.toAbsolutePath().resolve("database").resolve("tidewatch");
  }

  /** Leaves word where the broker of this directory listens, until {@link #close}. */
  public void publishBroker(String bootstrapServers) {
    try {
      address = Optional.of(BrokerAddress.publish(path, bootstrapServers));
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + path + " cannot be written", e);
    }
  }

  /** Where the broker of another process that runs with this directory listens. */
  public static Optional<String> runningBroker(Path directory) {
    Path path = directory.toAbsolutePath();
    try {
      return BrokerAddress.read(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + path + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      if (address.isPresent()) {
        address.get().close();
      }
      release(locks);
      if (temporary) {
        delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + path + " could not be left", e);
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
