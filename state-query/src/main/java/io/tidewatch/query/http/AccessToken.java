package io.tidewatch.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The secret that a caller must know. Only its digest is kept, and it shows in no text. */
public final class AccessToken {
  /** What is guessed at a hundred tries a second is not guessed at this length. */
  public static final int MIN_LENGTH = 16;

  private final byte[] digest;

  /**
   * @throws IllegalArgumentException if it is shorter than {@link #MIN_LENGTH} characters
   */
  public AccessToken(String secret) {
    if (requireNonNull(secret, "secret").strip().length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "expected an access token of at least " + MIN_LENGTH + " characters, was shorter");
    }
    this.digest = digest(secret.strip());
  }

  /** Compares in a time that says nothing of the secret. */
  boolean matches(byte[] offered) {
    return MessageDigest.isEqual(digest, offered);
  }

  /** Of what a caller offers; it is compared with all that are known. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessToken token && MessageDigest.isEqual(digest, token.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
