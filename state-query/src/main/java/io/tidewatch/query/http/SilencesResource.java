package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

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
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final Parameter<String> ID =
      Parameter.path("id", Kind.text().as(SilencesResource::id)).example("3f0c9a1be27d");

  private final Silences silences;

  public SilencesResource(Silences silences) {
    this.silences = requireNonNull(silences, "silences");
  }

  /**
   * Those in force.
   *
   * @param now time of the market that their ends are compared with, epoch milliseconds
   * @param silences the first to end first
   */
  record InForce(long now, List<Silence> silences) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, this::all)
            .named(Tag.SILENCES, "silences", "Silences in force, the first to end first")
            .answering(InForce.class),
        Operation.post(ALL, this::post)
            .named(Tag.SILENCES, "addSilence", "Asks not to be told of some alerts for a time")
            .carrying(new Body(SilenceBody.SHAPE, true))
            .replying(201, "", new Reply.Json(Silence.class))
            .refusing(409, "as many as there can be are in force"),
        Operation.delete(ALL + "/{id}", this::delete)
            .named(Tag.SILENCES, "endSilence", "Ends a silence")
            .taking(ID)
            .replying(204, "", new Reply.Nothing())
            .refusing(404, "no such silence is in force"));
  }

  private void all(Context context) {
    Answers.ok(context, new InForce(silences.nowMs(), silences.inForce()));
  }

  private void post(Context context) {
    long nowMs = silences.nowMs();
    SilenceBody body = SilenceBody.of(context.bodyAsBytes(), nowMs);
    Silence added =
        silences
            .add(
                Gate.author(context),
                body.matcher(),
                nowMs,
                body.until(),
                body.by(),
                body.comment())
            .orElseThrow(() ->
                ApiException.conflict(
                    Silences.MAX_SILENCES
                        + " silences are in force, which is the most; end one first"));
    Answers.write(context, 201, added);
  }

  private void delete(Context context) {
    String id = ID.of(context);
    if (!silences.end(Gate.author(context), id)) {
      throw ApiException.notFound(
          "no silence " + id + " is in force; " + ALL + " lists those that are");
    }
    context.status(204);
  }

  private static String id(String name, String text) {
    if (!NAME.matcher(text).matches()) {
      throw ApiException.badInput(name, "the id of a silence", text);
    }
    return text;
  }
}
