package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.query.silence.Silences;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Alerts that nobody wants to be told of: {@code /api/silences}, to read and to add to, and {@code
 * /api/silences/{id}} to end one.
 */
public final class SilencesResource implements Resource {
  private static final String ALL = "/api/silences";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Silences silences;
  private final Gate gate;

  public SilencesResource(Silences silences, Gate gate) {
    this.silences = requireNonNull(silences, "silences");
    this.gate = requireNonNull(gate, "gate");
  }

  /**
   * Those in force.
   *
   * @param now time of the market that their ends are compared with, epoch milliseconds
   * @param silences the first to end first
   */
  record InForce(long now, List<Silence> silences) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get(ALL, this::all);
    routes.post(ALL, this::post);
    routes.delete(ALL + "/{id}", this::delete);
  }

  private void all(Context context) {
    Parameters.of(context);
    Answers.ok(context, new InForce(silences.nowMs(), silences.inForce()));
  }

  private void post(Context context) {
    gate.check(context);
    Parameters.of(context);
    long nowMs = silences.nowMs();
    SilenceBody body = SilenceBody.of(context.bodyAsBytes(), nowMs);
    Silence added =
        silences
            .add(body.matcher(), nowMs, body.until(), body.by(), body.comment())
            .orElseThrow(() ->
                ApiException.conflict(
                    Silences.MAX_SILENCES
                        + " silences are in force, which is the most; end one first"));
    Answers.write(context, 201, added);
  }

  private void delete(Context context) {
    gate.check(context);
    Parameters.of(context);
    String id = context.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw ApiException.badInput("id", "the id of a silence", id);
    }
    if (!silences.end(id)) {
      throw ApiException.notFound(
          "no silence " + id + " is in force; " + ALL + " lists those that are");
    }
    context.status(204);
  }
}
