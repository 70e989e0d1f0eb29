package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What goes to a target in one request: an item, a part of one, or several items in a digest.
 *
 * @param items one, or the members of the digest in their order
 * @param part which part of the item, from 1
 * @param parts of how many
 * @param digest id of the digest
 * @param asOf wall clock that decides what is late, epoch milliseconds
 * @param repeated whether it may have been sent before
 * @param plain whether it goes without marks of layout, which the channel did not understand
 * @param attempts requests so far, with the one that is about to be made
 * @param trouble what the attempt before said
 */
public record Parcel(
    String target,
    List<Item> items,
    int part,
    int parts,
    Optional<String> digest,
    long asOf,
    boolean repeated,
    boolean plain,
    int attempts,
    Optional<String> trouble) {
  public Parcel {
    requireNonNull(target, "target");
    items = List.copyOf(items);
    requireNonNull(digest, "digest");
    requireNonNull(trouble, "trouble");
    if (items.isEmpty() || (items.size() > 1 && digest.isEmpty())) {
      throw new IllegalArgumentException(
          "expected one item or a digest, were " + items.size() + " items");
    }
    if (part < 1 || part > parts) {
      throw new IllegalArgumentException("expected a part of %d, was %d".formatted(parts, part));
    }
  }

  /** A part of an item that was not tried yet. */
  public static Parcel single(String target, Item item, int part, int parts, long nowMs) {
    return new Parcel(
        target,
        List.of(item),
        part,
        parts,
        Optional.empty(),
        nowMs,
        false,
        false,
        1,
        Optional.empty());
  }

  /** A digest that was not tried yet. */
  public static Parcel digest(String target, List<Item> items, long nowMs) {
    return digest(target, items, DigestId.of(target, items), nowMs);
  }

  /** A digest that has its id already. */
  public static Parcel digest(String target, List<Item> items, String id, long nowMs) {
    return new Parcel(
        target, items, 1, 1, Optional.of(id), nowMs, false, false, 1, Optional.empty());
  }

  /** Whether parts of it follow. */
  public boolean hasNextPart() {
    return part < parts;
  }

  /** The part after this one. */
  public Parcel nextPart(long nowMs) {
    return single(target, items.getFirst(), part + 1, parts, nowMs);
  }

  /**
   * The same once more.
   *
   * @param mayHaveCome whether the attempt before may have worked
   */
  public Parcel again(boolean mayHaveCome, String said) {
    return new Parcel(
        target,
        items,
        part,
        parts,
        digest,
        asOf,
        repeated || mayHaveCome,
        plain,
        attempts + 1,
        Optional.of(said));
  }

  /** The same without marks of layout. */
  public Parcel inPlainText(String said) {
    Parcel again = again(false, said);
    return new Parcel(
        target, items, part, parts, digest, asOf, repeated, true, again.attempts, again.trouble);
  }

  /** The same after a restart: whether it was sent is not known. */
  public Parcel afterRestart() {
    return new Parcel(
        target, items, part, parts, digest, asOf, true, plain, attempts, Optional.empty());
  }

  /** The same if the attempt that it was made for does not take place. */
  public Parcel notTried() {
    return new Parcel(
        target,
        items,
        part,
        parts,
        digest,
        asOf,
        repeated,
        plain,
        Math.max(1, attempts - 1),
        trouble);
  }

  /** The same as seen at another time. */
  public Parcel at(long nowMs) {
    return new Parcel(
        target, items, part, parts, digest, nowMs, repeated, plain, attempts, trouble);
  }

  /** Whether an item of it comes later than that. */
  public boolean isLate(Item item, long lateAfterMs) {
    return item.ageMs(asOf) > lateAfterMs;
  }
}
