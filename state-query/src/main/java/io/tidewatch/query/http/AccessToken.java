package io.tidewatch.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that a caller who changes something must know. It shows in no text. */
public final class AccessToken {
  private static final int MIN_LENGTH = 8;

  private final byte[] digest;

  /**
   * @throws IllegalArgumentException if it is shorter than eight characters
   */
  public AccessToken(String secret) {
    if (requireNonNull(secret, "secret").strip().length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "expected an access token of at least " + MIN_LENGTH + " characters, was shorter");
    }
    this.digest = digest(secret.strip());
  }

  /** Compares in a time that says nothing of the secret. */
  boolean matches(String offered) {
    return MessageDigest.isEqual(digest, digest(offered));
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
    return "AccessToken[hidden]";
  }
}
