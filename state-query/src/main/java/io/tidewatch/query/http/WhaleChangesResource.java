package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.whale.WhaleChanges;

/**
 * Changes what is watched: {@code PUT} and {@code DELETE /api/whales/{address}}. The word of the
 * API goes over configuration and database, and outlives a restart.
 */
public final class WhaleChangesResource implements Resource {
  private static final String ONE = "/api/whales/{address}";

  private final WhaleChanges changes;
  private final Gate gate;

  public WhaleChangesResource(WhaleChanges changes, Gate gate) {
    this.changes = requireNonNull(changes, "changes");
    this.gate = requireNonNull(gate, "gate");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.put(ONE, this::put);
    routes.delete(ONE, this::delete);
  }

  private void put(Context context) {
    gate.check(context);
    Parameters.of(context);
    String address = address(context);
    WhaleBody body = WhaleBody.of(context.bodyAsBytes());
    if (!changes.hasRoomFor(address)) {
      throw ApiException.conflict(
          "the API watches "
              + WhaleChanges.MAX_ADDRESSES
              + " addresses, which is the most; take one out first");
    }
    Answers.ok(context, changes.watch(address, body.label(), body.tier()));
  }

  private void delete(Context context) {
    gate.check(context);
    Parameters.of(context);
    String address = address(context);
    if (!changes.unwatch(address)) {
      throw WhalesResource.unknown(address);
    }
    context.status(204);
  }

  private static String address(Context context) {
    return WhalesResource.address("address", context.pathParam("address"));
  }
}
