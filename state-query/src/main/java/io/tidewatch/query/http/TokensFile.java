package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens in a secret file, one in a line: {@code name role secret}, where the role is {@code read}
 * or {@code operate}; empty lines and those that begin with {@code #} say nothing. What is written
 * to it counts within a second; if that cannot be read, what stood there before goes on to count.
 * Thread-safe.
 */
public final class TokensFile implements Supplier<Tokens> {
  private static final Logger LOG = LoggerFactory.getLogger(TokensFile.class);
  private static final long LOOK_EVERY_NANOS = 1_000_000_000;
  private static final long LARGEST = 1 << 20;

  /** Names that parts of this process have, and nobody else. */
  public static final String OWN_PREFIX = "tidewatch-";

  private final Path file;
  private final List<NamedToken> besides;
  private final LongSupplier nanoTime;
  private final AtomicLong lookedAt;
  private volatile Read read;

  private record Read(Optional<State> state, Tokens tokens) {}

  /** A file that was refused is looked at again once its permissions are others. */
  private record State(
      FileTime modified, long size, Object key, Set<PosixFilePermission> permissions) {}

  private TokensFile(Path file, List<NamedToken> besides, LongSupplier nanoTime) {
    this.file = requireNonNull(file, "file");
    this.besides = List.copyOf(besides);
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.lookedAt = new AtomicLong(nanoTime.getAsLong());
    this.read = new Read(state(), tokens());
  }

  /**
   * Reads the file.
   *
   * @param besides tokens that stand elsewhere
   * @throws IllegalArgumentException if it cannot be used; the message shows no secret
   */
  public static TokensFile open(Path file, List<NamedToken> besides) {
    return new TokensFile(file, besides, System::nanoTime);
  }

  static TokensFile open(Path file, List<NamedToken> besides, LongSupplier nanoTime) {
    return new TokensFile(file, besides, nanoTime);
  }

  @Override
  public Tokens get() {
    long now = nanoTime.getAsLong();
    long last = lookedAt.get();
    if (now - last >= LOOK_EVERY_NANOS && lookedAt.compareAndSet(last, now)) {
      lookAgain();
    }
    return read.tokens();
  }

  private void lookAgain() {
    Optional<State> state = state();
    if (state.equals(read.state())) {
      return;
    }
    try {
      read = new Read(state, tokens());
      LOG.info("{} tokens from {} are in force", read.tokens().all().size(), file);
    } catch (IllegalArgumentException e) {
      read = new Read(state, read.tokens());
      LOG.warn("the tokens from before stay in force: {}", e.getMessage());
    }
  }

  private Optional<State> state() {
    try {
      var attributes =
          Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class);
      return Optional.of(
          new State(
              attributes.lastModifiedTime(),
              attributes.size(),
              Optional.<Object>ofNullable(attributes.fileKey()).orElse(""),
              permissions()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** None where the file system knows none. */
  private Set<PosixFilePermission> permissions() throws IOException {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return Set.of();
    }
  }

  private Tokens tokens() {
    refuseIfOthersCanRead();
    List<NamedToken> tokens = new ArrayList<>();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        tokens.add(token(line, i + 1));
      }
    }
    if (tokens.isEmpty()) {
      throw wrong("at least one line 'name role secret'", "without any");
    }
    try {
      return new Tokens(tokens).and(besides);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage());
    }
  }

  private void refuseIfOthersCanRead() {
    try {
      Set<PosixFilePermission> permissions = permissions();
      if (permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw wrong(
            "a file that nobody else can read or write; chmod o-rwx does it", "one that all can");
      }
    } catch (IOException e) {
      throw wrong("a readable file", "unreadable");
    }
  }

  private List<String> lines() {
    try {
      if (Files.size(file) > LARGEST) {
        throw wrong("a file of at most 1 MiB", "larger");
      }
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw wrong("a readable file in UTF-8", "unreadable");
    }
  }

  private NamedToken token(String line, int number) {
    String[] parts = line.split("\\s+");
    try {
      if (parts[0].startsWith(OWN_PREFIX)) {
        throw new IllegalArgumentException(
            "expected a name that does not begin with " + OWN_PREFIX + ", was one that does");
      }
      if (parts.length == 3) {
        return NamedToken.of(parts[0], role(parts[1]), new AccessToken(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " line " + number + ": " + e.getMessage());
    }
    throw new IllegalArgumentException(
        file
            + " line "
            + number
            + ": expected three words 'name role secret', was "
            + parts.length
            + (parts.length == 1 ? " word" : " words"));
  }

  private static Role role(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "read" -> Role.READ;
      case "operate" -> Role.OPERATE;
      // The words may stand in another order, and this one be the secret.
      default -> throw new IllegalArgumentException("expected read or operate, was another word");
    };
  }

  private IllegalArgumentException wrong(String expected, String actual) {
    return new IllegalArgumentException(file + ": expected " + expected + ", was " + actual);
  }
}
