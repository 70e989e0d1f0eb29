package io.tidewatch.contract.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.EvmAddress;
import java.util.Collection;
import java.util.Optional;

/**
 * Whether somebody wants an address watched; a tombstone on its key ends the wish. One address may
 * be wished for by several: the word of the API goes over all others.
 *
 * @param address in lower case
 * @param label the user's name for it, any text
 * @param watched false where the API took out what another origin has
 */
public record WatchedAddress(
    String address, Optional<String> label, Tier tier, Origin origin, boolean watched) {
  public WatchedAddress {
    if (!EvmAddress.isValid(address)) {
      throw new IllegalArgumentException(
          "expected 0x and 40 hexadecimal digits in lower case, was '" + address + "'");
    }
    label = label == null ? Optional.empty() : label;
    requireNonNull(tier, "tier");
    requireNonNull(origin, "origin");
  }

  /** The key on the topic: each origin has its own word for an address. */
  public String key() {
    return key(origin, address);
  }

  /** The key of an origin's word for an address. */
  public static String key(Origin origin, String address) {
    return origin.name().toLowerCase(java.util.Locale.ROOT) + "/" + address;
  }

  /**
   * The word that counts of what several origins say of one address: the API's, or else what all
   * others that want it say together. Of the first tier if anybody says so, and the first label.
   */
  public static Optional<WatchedAddress> inForce(Collection<WatchedAddress> said) {
    return said.stream()
        .filter(wish -> wish.origin() == Origin.API)
        .findFirst()
        .or(() -> said.stream().filter(WatchedAddress::watched).reduce(WatchedAddress::together));
  }

  private WatchedAddress together(WatchedAddress other) {
    return new WatchedAddress(
        address, label.or(other::label), tier == Tier.FIRST ? tier : other.tier, origin, true);
  }

  /** Where a wish comes from. */
  public enum Origin {
    CONFIGURATION,
    /** The table {@code hl_watch_addresses}. */
    DATABASE,
    /** The HTTP API; it goes over the others and outlives a restart. */
    API
  }
}
