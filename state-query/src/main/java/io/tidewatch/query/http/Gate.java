package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.Optional;

/** Lets through who sends the access token. */
public final class Gate {
  private static final String SCHEME = "Bearer ";

  private final Optional<AccessToken> token;
  private final String howToConfigure;

  /**
   * @param howToConfigure tells the operator where the token is set, for the answer when it is not
   */
  public Gate(Optional<AccessToken> token, String howToConfigure) {
    this.token = requireNonNull(token, "token");
    this.howToConfigure = requireNonNull(howToConfigure, "howToConfigure");
  }

  void check(Context context) {
    if (token.isEmpty()) {
      throw ApiException.forbidden(
          "changes are switched off because no access token is set; " + howToConfigure);
    }
    String header = context.header("Authorization");
    boolean matches =
        header != null
            && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            && token.get().matches(header.substring(SCHEME.length()).strip());
    if (!matches) {
      throw ApiException.unauthorized(
          "expected the header 'Authorization: Bearer <access token>' with the right token");
    }
  }
}
