package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.history.AlertStory;
import io.tidewatch.query.history.DeliveryReads;

/** One alert, its evidence and its deliveries: {@code /api/alerts/{id}}. */
public final class AlertStoryResource implements Resource {
  private static final int MAX_STEPS = 1_000;
  private static final int MAX_ID = 200;

  private final AlertReads alerts;
  private final DeliveryReads deliveries;

  public AlertStoryResource(AlertReads alerts, DeliveryReads deliveries) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.deliveries = requireNonNull(deliveries, "deliveries");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/alerts/{id}", this::story);
  }

  private void story(Context context) {
    Parameters.of(context);
    Alert alert = alert(context, alerts);
    Answers.ok(context, AlertStory.of(alert, deliveries.steps(alert.id(), MAX_STEPS)));
  }

  /** The alert that the path names. */
  static Alert alert(Context context, AlertReads alerts) {
    String id = context.pathParam("id");
    if (id.length() > MAX_ID) {
      throw ApiException.badInput("id", "the id of an alert", id);
    }
    return alerts
        .alert(id)
        .orElseThrow(() -> ApiException.notFound("no alert of the last 30 days has this id"));
  }
}
