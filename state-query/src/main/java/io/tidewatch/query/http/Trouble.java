package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be wrong with a request or its answer. */
public enum Trouble {
  BAD_INPUT(400, "Something in the request cannot be"),
  UNAUTHORIZED(401, "The access token is missing or wrong"),
  FORBIDDEN(403, "The caller may not do that"),
  NOT_FOUND(404, "There is no such thing"),
  NO_SUCH_METHOD(405, "The path does not have this method"),
  INCOMPLETE(408, "The request did not come whole"),
  CONFLICT(409, "It cannot be done as things stand"),
  UNUSABLE_ROWS(409, "The database has rows that cannot be used"),
  CHANGED_MEANWHILE(412, "Somebody else was faster"),
  TOO_LARGE(413, "The body is too large"),
  OTHER_NAME(421, "The server has another name"),
  ELSEWHERE(421, "Another instance has the answer"),
  TOO_MANY(429, "Too many requests"),
  INTERNAL(500, "The server failed"),
  NOT_READY(503, "Not ready"),
  UNREACHABLE(503, "Something that the server needs does not answer");

  private static final String PREFIX = "urn:tidewatch:problem:";

  private final int status;
  private final String title;

  Trouble(int status, String title) {
    this.status = status;
    this.title = requireNonNull(title, "title");
  }

  /** The first of those that are told with this status. */
  static Optional<Trouble> of(int status) {
    return Arrays.stream(values()).filter(trouble -> trouble.status == status).findFirst();
  }

  /** A name that stays the same, whatever the words are. */
  public String urn() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  /** A few words that are the same each time. */
  public String title() {
    return title;
  }
}
