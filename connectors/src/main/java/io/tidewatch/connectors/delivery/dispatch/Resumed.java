package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.outbox.Past;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.queue.Place;
import io.tidewatch.contract.delivery.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes up what the runs before left behind. For one thread. */
final class Resumed {
  private final Map<Digest, Map<Place, Item>> incomplete = new HashMap<>();
  private Optional<Past> past;

  private record Digest(String id, String target) {}

  /** What the runs before did with an item and a target. */
  sealed interface Fate {
    /** Nothing. */
    record Unknown() implements Fate {}

    /** Everything: it has its outcome. */
    record Over() implements Fate {}

    /** They began to send it in a digest, of which not all members are here yet. */
    record WithOthers() implements Fate {}

    /** They began to send this, and it goes on here. */
    record Begun(Parcel parcel) implements Fate {
      public Begun {
        requireNonNull(parcel, "parcel");
      }
    }
  }

  Resumed(Past past) {
    this.past = Optional.of(past);
  }

  /** To be asked once for each item and target, in the order of the topics. */
  Fate of(Item item, String target, long nowMs) {
    Optional<Delivery> last = past.flatMap(before -> before.last(item.place(), target));
    if (last.isEmpty()) {
      return new Fate.Unknown();
    }
    Delivery delivery = last.get();
    if (Past.isOver(delivery)) {
      return new Fate.Over();
    }
    if (delivery.digest().isPresent()) {
      return ofDigest(item, new Digest(delivery.digest().get(), target), nowMs);
    }
    return new Fate.Begun(
        delivery.status() == Delivery.Status.SENT
            ? Parcel.single(target, item, delivery.part() + 1, delivery.parts(), nowMs)
            : Parcel.single(target, item, delivery.part(), delivery.parts(), nowMs).afterRestart());
  }

  private Fate ofDigest(Item item, Digest digest, long nowMs) {
    Map<Place, Item> here = incomplete.computeIfAbsent(digest, key -> new HashMap<>());
    here.put(item.place(), item);
    List<Place> members = past.orElseThrow().unfinishedMembers(digest.id, digest.target);
    if (!here.keySet().containsAll(members)) {
      return new Fate.WithOthers();
    }
    incomplete.remove(digest);
    return new Fate.Begun(parcel(digest, members, here, nowMs));
  }

  private static Parcel parcel(
      Digest digest, List<Place> members, Map<Place, Item> here, long nowMs) {
    List<Item> items = members.stream().filter(here::containsKey).map(here::get).toList();
    return Parcel.digest(digest.target, items, digest.id, nowMs).afterRestart();
  }

  /**
   * Nothing more of the runs before is to come. Gives the digests of which a member is not on its
   * topic any more.
   */
  List<Parcel> end(long nowMs) {
    List<Parcel> rest = new ArrayList<>();
    incomplete.forEach((digest, here) ->
        rest.add(
            parcel(
                digest,
                past.orElseThrow().unfinishedMembers(digest.id, digest.target),
                here,
                nowMs)));
    incomplete.clear();
    past = Optional.empty();
    return rest;
  }
}
