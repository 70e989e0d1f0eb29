package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cache: a set of wanted instruments is read from it, books and analyses are written to it.
 *
 * @param address {@code host:port}, an address of IPv6 in brackets; empty for no Redis
 * @param password empty for none
 * @param tradingPairsKey set of the wanted instruments
 * @param pollInterval how often that set is read
 * @param expireAfter after which a book or an analysis that is not renewed goes away
 */
public record Redis(
    Optional<String> address,
    Optional<Secret> password,
    String tradingPairsKey,
    Duration pollInterval,
    Duration expireAfter) {
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):\\d{1,5}");

  private static final int HIGHEST_PORT = 65_535;

  public Redis {
    InvalidComponent.unless(
        address.isEmpty() || isServer(address.get()),
        "address",
        "a server such as localhost:6379",
        address);
    requireNonNull(password, "password");
    InvalidComponent.unless(
        !tradingPairsKey.isBlank(), "tradingPairsKey", "the name of a key", tradingPairsKey);
    Require.positive("pollInterval", pollInterval);
    Require.positive("expireAfter", expireAfter);
  }

  private static boolean isServer(String text) {
    return ADDRESS.matcher(text).matches() && portOf(text) >= 1 && portOf(text) <= HIGHEST_PORT;
  }

  private static int portOf(String text) {
    return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
  }

  /** The host of the address; one of IPv6 without its brackets. */
  public Optional<String> host() {
    return address.map(text -> text.substring(0, text.lastIndexOf(':')).replaceAll("[\\[\\]]", ""));
  }

  /** The port of the address. */
  public Optional<Integer> port() {
    return address.map(Redis::portOf);
  }
}
