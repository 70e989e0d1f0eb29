package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

/** A secret, and who is known by it. */
public record NamedToken(Caller caller, AccessToken secret) {
  public NamedToken {
    requireNonNull(caller, "caller");
    requireNonNull(secret, "secret");
    if (caller.role() == Role.ANYONE) {
      throw new IllegalArgumentException("expected a token that opens something, was none");
    }
  }

  /** Known by this name. */
  public static NamedToken of(String name, Role role, AccessToken secret) {
    return new NamedToken(new Caller(name, role), secret);
  }
}
