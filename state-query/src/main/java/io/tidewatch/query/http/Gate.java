package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.door.Refusals;
import io.tidewatch.query.door.Refusals.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Lets through who may, and knows who it was. */
public final class Gate {
  private static final String SCHEME = "Bearer ";
  private static final String CALLER = "tidewatch.caller";
  private static final String STANDING = "tidewatch.standing";
  private static final String EXPECTED =
      "expected the header 'Authorization: Bearer <access token>' with the right token";

  private final Access access;
  private final String howToConfigure;
  private final Refusals refusals;

  /**
   * @param howToConfigure tells the operator where a token is set, for the answer when none is
   * @param refusals counts who is not let through
   */
  public Gate(Access access, String howToConfigure, Refusals refusals) {
    this.access = requireNonNull(access, "access");
    this.howToConfigure = requireNonNull(howToConfigure, "howToConfigure");
    this.refusals = requireNonNull(refusals, "refusals");
  }

  /** With one token, which changes take; everybody reads. */
  public Gate(Optional<AccessToken> token, String howToConfigure) {
    this(Access.open(token), howToConfigure, new Refusals());
  }

  Refusals refusals() {
    return refusals;
  }

  /** Refuses who may not. */
  void check(Context context, Role role) {
    Optional<String> header = Optional.ofNullable(context.header("Authorization"));
    context.attribute(CALLER, admitted(header, role));
    context.attribute(
        STANDING, (BooleanSupplier) () -> isOpen(role) || known(header, role).isPresent());
  }

  /**
   * Tells whether who was let through would be let through again: an answer may take longer than a
   * token is in force.
   */
  static BooleanSupplier standing(Context context) {
    BooleanSupplier standing = context.attribute(STANDING);
    return standing == null ? () -> true : standing;
  }

  /** Who makes a call that was let through. */
  static Caller caller(Context context) {
    Caller caller = context.attribute(CALLER);
    return caller == null ? Caller.ANONYMOUS : caller;
  }

  /** Who makes a call that was let through, for the record. */
  static Author author(Context context) {
    Caller caller = caller(context);
    return new Author(
        caller.name(),
        caller.role().name().toLowerCase(Locale.ROOT),
        context.ip(),
        System.currentTimeMillis());
  }

  /** Whether whoever sends this header may read. */
  public boolean mayRead(Optional<String> authorization) {
    return isOpen(Role.READ) || known(authorization, Role.READ).isPresent();
  }

  /** Whose token a header carries, for what is decided before the operation is known. */
  Optional<Caller> known(Optional<String> authorization) {
    return authorization.flatMap(Gate::secret).flatMap(access::find);
  }

  private Optional<Caller> known(Optional<String> authorization, Role role) {
    return known(authorization).filter(caller -> caller.mayActAs(role));
  }

  private boolean isOpen(Role role) {
    return role == Role.ANYONE || (role == Role.READ && access.openForReading());
  }

  private Caller admitted(Optional<String> header, Role role) {
    Optional<Caller> known = known(header);
    if (isOpen(role)) {
      return known.orElse(Caller.ANONYMOUS);
    }
    if (role == Role.OPERATE && !access.has(Role.OPERATE)) {
      throw refused(
          Reason.SWITCHED_OFF,
          ApiException.forbidden(
              "changes are switched off because no access token is set; " + howToConfigure));
    }
    Caller caller =
        known.orElseThrow(() ->
            refused(
                header.isEmpty() ? Reason.NO_TOKEN : Reason.WRONG_TOKEN,
                ApiException.unauthorized(EXPECTED)));
    if (!caller.mayActAs(role)) {
      throw refused(
          Reason.WRONG_ROLE, ApiException.forbidden("this token may read and not change anything"));
    }
    return caller;
  }

  private ApiException refused(Reason reason, ApiException answer) {
    refusals.count(reason);
    return answer;
  }

  private static Optional<String> secret(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
