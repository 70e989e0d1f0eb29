package io.tidewatch.query.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the instances of one cluster know and nobody else. It shows in no text. A digest of it is
 * sent, so that any character may be in it; whoever reads what instances send each other can act as
 * one of them.
 */
public final class PeerSecret {
  static final String HEADER = "Tidewatch-Peer";

  /** Below that it could be guessed. */
  public static final int MIN_LENGTH = 16;

  private final String proof;

  /**
   * @throws IllegalArgumentException if it is shorter than sixteen characters
   */
  public PeerSecret(String secret) {
    String text = requireNonNull(secret, "secret").strip();
    if (text.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "expected a peer secret of at least " + MIN_LENGTH + " characters, was shorter");
    }
    this.proof = HexFormat.of().formatHex(digest("tidewatch peer " + text));
  }

  /** What a peer sends. */
  String proof() {
    return proof;
  }

  /** Compares in a time that says nothing of the secret. */
  boolean isProvedBy(Optional<String> offered) {
    return MessageDigest.isEqual(proof.getBytes(UTF_8), offered.orElse("").getBytes(UTF_8));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "PeerSecret[hidden]";
  }
}
