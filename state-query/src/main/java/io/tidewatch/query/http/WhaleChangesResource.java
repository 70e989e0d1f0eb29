package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.query.whale.WhaleChanges;
import java.util.List;

/**
 * Changes what is watched: {@code PUT} and {@code DELETE /api/whales/{address}}. The word of the
 * API goes over configuration and database, and outlives a restart.
 */
public final class WhaleChangesResource implements Resource {
  private static final String ONE = "/api/whales/{address}";

  private static final int MAX_LABEL = 100;

  private static final Body LABEL_AND_TIER =
      new Body(
          Shape.object()
              .field("label", Shape.text(0, MAX_LABEL), "what people call it")
              .field("tier", Shape.eitherCase(Tier.class), "`STANDARD` if left out"),
          false);

  private final WhaleChanges changes;

  public WhaleChangesResource(WhaleChanges changes) {
    this.changes = requireNonNull(changes, "changes");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.put(ONE, this::put)
            .named(Tag.WHALES, "watchWhale", "Watches an address, whatever the others want")
            .says("It replaces what the API said before.")
            .taking(WhalesResource.ADDRESS)
            .carrying(LABEL_AND_TIER)
            .answering(WatchedAddress.class)
            .refusing(409, "the API watches as many as it can"),
        Operation.delete(ONE, this::delete)
            .named(Tag.WHALES, "unwatchWhale", "Watches an address no longer, whoever wanted it")
            .taking(WhalesResource.ADDRESS)
            .replying(204, "", new Reply.Nothing())
            .refusing(404, WhalesResource.NOBODY));
  }

  private void put(Context context) {
    String address = WhalesResource.ADDRESS.of(context);
    WhaleBody body = WhaleBody.of(context.bodyAsBytes());
    WatchedAddress watched =
        changes
            .watch(Gate.author(context), address, body.label(), body.tier())
            .orElseThrow(() ->
                ApiException.conflict(
                    "the API watches "
                        + WhaleChanges.MAX_ADDRESSES
                        + " addresses, which is the most; take one out first"));
    Answers.ok(context, watched);
  }

  private void delete(Context context) {
    String address = WhalesResource.ADDRESS.of(context);
    if (!changes.unwatch(Gate.author(context), address)) {
      throw WhalesResource.unknown(address);
    }
    context.status(204);
  }
}
