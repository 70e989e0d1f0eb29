package io.tidewatch.query.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that open the API, each with a name and a secret of its own.
 *
 * @param all none means that nobody is known
 */
public record Tokens(List<NamedToken> all) {
  public static final Tokens NONE = new Tokens(List.of());

  public Tokens {
    all = List.copyOf(all);
    Set<String> names = new HashSet<>();
    Set<AccessToken> secrets = new HashSet<>();
    for (NamedToken token : all) {
      if (!names.add(token.caller().name())) {
        throw new IllegalArgumentException(
            "expected each name once, was twice: " + token.caller().name());
      }
      if (!secrets.add(token.secret())) {
        throw new IllegalArgumentException(
            "expected a secret of its own for each name, was one for two: "
                + token.caller().name());
      }
    }
  }

  /** With these besides. */
  public Tokens and(List<NamedToken> others) {
    List<NamedToken> more = new ArrayList<>(all);
    more.addAll(others);
    return new Tokens(more);
  }

  /** Who is known by a secret. Compares with all, whatever it finds. */
  Optional<Caller> find(String offered) {
    byte[] digest = AccessToken.digest(offered);
    Optional<Caller> found = Optional.empty();
    for (NamedToken token : all) {
      if (token.secret().matches(digest)) {
        found = Optional.of(token.caller());
      }
    }
    return found;
  }

  /** Whether somebody may act in this role. */
  public boolean has(Role role) {
    return all.stream().anyMatch(token -> token.caller().mayActAs(role));
  }
}
