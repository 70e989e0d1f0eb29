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
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process keeps broker log and state; one process at a time. */
public final class DataDirectory implements AutoCloseable {
  private static final String BROKER = "kafka";
  private static final String STREAMS = "streams";
  private static final String TIME_SERIES = "time-series";
  private static final String LOCK = "lock";

  /** What processes leave in it that all comes of what they read. */
  public static final Set<String> STATE = Set.of(BROKER, STREAMS, TIME_SERIES);

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;
  private final boolean temporary;
  private Optional<BrokerAddress> address = Optional.empty();

  private DataDirectory(Path path, FileChannel channel, FileLock lock, boolean temporary) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
    this.temporary = temporary;
  }

  /**
   * Takes a directory for this process alone, and creates it if absent.
   *
   * @throws IllegalStateException if another process has it
   */
  public static DataDirectory take(Path path) {
    return take(path.toAbsolutePath(), false);
  }

  /** A directory that goes away with {@link #close}. */
  public static DataDirectory temporary() {
    try {
      return take(Files.createTempDirectory("tidewatch-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
  }

  private static DataDirectory take(Path path, boolean temporary) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new DataDirectory(path, channel, lock(path, channel), temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory " + path + " cannot be used", e);
    }
  }

  private static FileLock lock(Path path, FileChannel channel) throws IOException {
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
              + " to be free, was in use by another process; stop it, or set"
              + " kafka.data-directory to another directory");
    }
    return lock;
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

  /** Where points wait for the time-series store. */
  public Path timeSeries() {
    return path.resolve(TIME_SERIES);
  }

  /** Whether a file in it only says who works there. */
  public static boolean isItsOwn(String name) {
    return name.equals(LOCK) || name.startsWith(BrokerAddress.FILE);
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
      lock.release();
      channel.close();
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
