package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.history.AlertStory;
import io.tidewatch.query.history.DeliveryReads;
import java.util.List;

/** One alert, its evidence and its deliveries: {@code /api/alerts/{id}}. */
public final class AlertStoryResource implements Resource {
  private static final int MAX_STEPS = 1_000;
  private static final int MAX_ID = 200;

  static final String NO_SUCH_ALERT = "no alert of the last 30 days has this id";

  static final Parameter<String> ID =
      Parameter.path("id", Kind.text().as(AlertStoryResource::id).looking(Shape.text(1, MAX_ID)))
          .example("dd57f36384cc68d8e357f0598e6dfde8");

  private final AlertReads alerts;
  private final DeliveryReads deliveries;

  public AlertStoryResource(AlertReads alerts, DeliveryReads deliveries) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.deliveries = requireNonNull(deliveries, "deliveries");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/alerts/{id}", this::story)
            .named(Tag.ALERTS, "alert", "An alert, whether it was held back, and its deliveries")
            .taking(ID)
            .answering(AlertStory.class)
            .refusing(404, NO_SUCH_ALERT));
  }

  private void story(Context context) {
    Alert alert = alert(context, alerts);
    Answers.ok(context, AlertStory.of(alert, deliveries.steps(alert.id(), MAX_STEPS)));
  }

  /** The alert that the path names. */
  static Alert alert(Context context, AlertReads alerts) {
    return alerts.alert(ID.of(context)).orElseThrow(() -> ApiException.notFound(NO_SUCH_ALERT));
  }

  private static String id(String name, String text) {
    if (text.length() > MAX_ID) {
      throw ApiException.badInput(name, "the id of an alert", text);
    }
    return text;
  }
}
