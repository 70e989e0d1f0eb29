package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Blocks of points on disk, oldest first, at most so many bytes. A block that {@link #put} has
 * taken outlasts a power cut; a file that was only begun is swept away at the next start. For one
 * thread, and one process at a time.
 */
final class Spool {
  private static final String BEGUN = ".begun";

  private final Path directory;
  private final long maxBytes;
  private final String suffix;
  private final Pattern name;
  private final TreeMap<Long, Block> blocks = new TreeMap<>();
  private long bytes;

  /**
   * One file.
   *
   * @param number position in the order
   */
  record Block(long number, int points, long bytes) {}

  private Spool(Path directory, long maxBytes, String suffix) {
    this.directory = requireNonNull(directory, "directory");
    this.maxBytes = maxBytes;
    this.suffix = requireNonNull(suffix, "suffix");
    this.name = Pattern.compile("(\\d{19})-(\\d{1,9})" + Pattern.quote(suffix));
  }

  /**
   * Opens the directory with what an earlier run left in it.
   *
   * @param suffix of the files
   */
  static Spool open(Path directory, long maxBytes, String suffix) {
    Spool spool = new Spool(directory, maxBytes, suffix);
    try {
      Files.createDirectories(directory);
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          spool.found(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the spool " + directory + " cannot be opened", e);
    }
    return spool;
  }

  private void found(Path file) throws IOException {
    String text = file.getFileName().toString();
    if (text.endsWith(BEGUN)) {
      Files.delete(file);
      return;
    }
    Matcher matcher = name.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      add(new Block(number, Integer.parseInt(matcher.group(2)), Files.size(file)));
    }
  }

  private void add(Block block) {
    blocks.put(block.number, block);
    bytes += block.bytes;
  }

  /**
   * Appends a block and drops the oldest ones for which there is no room any more, itself included.
   *
   * @return how many points were dropped
   * @throws UncheckedIOException if the disk does not take it; nothing has changed then
   */
  long put(byte[] content, int points) {
    long number = blocks.isEmpty() ? 1 : blocks.lastKey() + 1;
    Block block = new Block(number, points, content.length);
    Path file = file(block);
    Path begun = file.resolveSibling(file.getFileName() + BEGUN);
    try {
      try (FileChannel channel =
          FileChannel.open(
              begun,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
      forceDirectory();
    } catch (IOException e) {
      throw new UncheckedIOException("the spool " + directory + " cannot be written", e);
    }
    add(block);
    return dropOldest();
  }

  /** The name of a new file is only safe when its directory is. */
  private void forceDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private long dropOldest() {
    long dropped = 0;
    while (bytes > maxBytes) {
      Block oldest = blocks.firstEntry().getValue();
      remove(oldest);
      dropped += oldest.points;
    }
    return dropped;
  }

  /** The oldest block. */
  Optional<Block> first() {
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.firstEntry().getValue());
  }

  /** What a block holds; empty if somebody else took its file away. */
  Optional<byte[]> read(Block block) {
    try {
      return Optional.of(Files.readAllBytes(file(block)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the spool " + directory + " cannot be read", e);
    }
  }

  void remove(Block block) {
    try {
      Files.deleteIfExists(file(block));
    } catch (IOException e) {
      throw new UncheckedIOException("the spool " + directory + " cannot be written", e);
    }
    blocks.remove(block.number);
    bytes -= block.bytes;
  }

  private Path file(Block block) {
    return directory.resolve("%019d-%d%s".formatted(block.number, block.points, suffix));
  }

  int size() {
    return blocks.size();
  }

  long bytes() {
    return bytes;
  }
}
