package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may call.
 *
 * @param tokens those in force, asked for at each call
 * @param own of a part of this process
 * @param openForReading whether those without a token may read; what changes something always takes
 *     one
 */
public record Access(Supplier<Tokens> tokens, Optional<Own> own, boolean openForReading) {
  public Access {
    requireNonNull(tokens, "tokens");
    requireNonNull(own, "own");
  }

  /** For callers from outside only. */
  public Access(Supplier<Tokens> tokens, boolean openForReading) {
    this(tokens, Optional.empty(), openForReading);
  }

  /**
   * A part of this process that asks its own API. It may change what somebody outside may; where
   * nobody may, it may not either.
   */
  public record Own(String name, AccessToken secret) {
    public Own {
      requireNonNull(name, "name");
      requireNonNull(secret, "secret");
    }
  }

  /** Everybody reads; whoever has the token, if there is one, changes. */
  public static Access open(Optional<AccessToken> token) {
    Tokens tokens =
        new Tokens(
            token.map(secret -> NamedToken.of("admin", Role.OPERATE, secret)).stream().toList());
    return new Access(() -> tokens, true);
  }

  /** The same, where a part of this process is known too. */
  public Access and(Own part) {
    return new Access(tokens, Optional.of(part), openForReading);
  }

  /** Who is known by a secret, as of now. */
  Optional<Caller> find(String offered) {
    Tokens known = tokens.get();
    return known
        .find(offered)
        .or(() ->
            own.filter(part -> part.secret().matches(AccessToken.digest(offered)))
                .map(part ->
                    new Caller(part.name(), known.has(Role.OPERATE) ? Role.OPERATE : Role.READ)));
  }

  /** Whether somebody outside may act in this role, as of now. */
  boolean has(Role role) {
    return tokens.get().has(role);
  }
}
