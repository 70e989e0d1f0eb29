package io.tidewatch.standalone.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that tells other processes where the broker of a data directory listens. It counts only
 * while its writer has it locked: a process that was killed leaves the file behind, but no lock.
 */
final class BrokerAddress implements AutoCloseable {
  static final String FILE = "broker.address";

  // Far behind the text, since some systems let nobody read what is locked.
  private static final long MARK = 1L << 32;

  private final Path file;
  private final FileChannel channel;

  private BrokerAddress(Path file, FileChannel channel) {
    this.file = requireNonNull(file, "file");
    this.channel = requireNonNull(channel, "channel");
  }

  /** Leaves word until closed. */
  static BrokerAddress publish(Path directory, String bootstrapServers) throws IOException {
    Path fresh = directory.resolve(FILE + ".new");
    FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE);
    try {
      channel.lock(MARK, 1, false);
      channel.write(ByteBuffer.wrap(bootstrapServers.getBytes(UTF_8)));
      // So nobody ever sees it without its text or its lock.
      return new BrokerAddress(Files.move(fresh, directory.resolve(FILE), ATOMIC_MOVE), channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The address, if its writer is still there. Meant for other processes than the writer's. */
  static Optional<String> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return isLocked(channel)
          ? Optional.of(Files.readString(file, UTF_8).strip())
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try (FileLock lock = channel.tryLock(MARK, 1, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
