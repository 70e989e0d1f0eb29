package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** How to get in. Secrets show in no text. */
public sealed interface NatsAccess {
  /** A server that asks for nothing. */
  record Anyone() implements NatsAccess {}

  /** A user with a password. */
  record UserPassword(String user, String password) implements NatsAccess {
    public UserPassword {
      requireNonNull(user, "user");
      requireNonNull(password, "password");
      if (user.isEmpty() || password.isEmpty()) {
        throw new IllegalArgumentException("expected a user and a password, was an empty one");
      }
    }

    @Override
    public String toString() {
      return "UserPassword[" + user + ", password=set]";
    }
  }

  /** One secret that the server knows. */
  record Token(String token) implements NatsAccess {
    public Token {
      requireNonNull(token, "token");
      if (token.isEmpty()) {
        throw new IllegalArgumentException("expected a token, was empty");
      }
    }

    @Override
    public String toString() {
      return "Token[set]";
    }
  }

  /**
   * A file with a user's JWT and its key, as {@code nsc} writes it ({@code .creds}).
   *
   * @param file read at each connect, so that it can be renewed
   */
  record CredentialsFile(Path file) implements NatsAccess {
    public CredentialsFile {
      requireNonNull(file, "file");
    }
  }
}
