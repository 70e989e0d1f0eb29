package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Who makes a call.
 *
 * @param name of the token; {@link #ANONYMOUS} has none
 * @param role what the caller may do at most
 */
public record Caller(String name, Role role) {
  /** Names show in the audit trail and on pages: nothing in them can be more than a name. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Nobody in particular. */
  public static final Caller ANONYMOUS = new Caller("anonymous", Role.READ);

  public Caller {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 64 letters, digits, '.', '_' and '-', was another text");
    }
  }

  /** Whether that is enough for what takes the other role. */
  boolean mayActAs(Role other) {
    return role.compareTo(other) >= 0;
  }
}
