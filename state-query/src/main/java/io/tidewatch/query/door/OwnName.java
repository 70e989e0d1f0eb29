package io.tidewatch.query.door;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which names this server is called. A page of a stranger can give its own name our address
 * and so become, to a browser, a page of ours (DNS rebinding); but then the requests of the browser
 * carry that name. An address in place of a name cannot be had in this way.
 *
 * @param names in lower case, besides those of loopback
 * @param anyName whether every other is taken as well
 */
public record OwnName(Set<String> names, boolean anyName) {
  public OwnName {
    names =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * For a server that is bound to this address.
   *
   * @param names none means, where others reach the address, any
   */
  public static OwnName of(String host, Set<String> names) {
    return new OwnName(names, names.isEmpty() && !isLoopback(host));
  }

  /** Whether only this machine reaches the address. A name counts as one that others reach. */
  public static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || (isAddress(host) && literal(host).isLoopbackAddress());
  }

  /** Whether a request may ask for this host. */
  boolean is(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return anyName || isConfigured(name) || name.equals("localhost") || isAddress(name);
  }

  /** Whether it is one of the names that were told. */
  boolean isConfigured(String host) {
    return names.contains(host.toLowerCase(Locale.ROOT));
  }

  private static boolean isAddress(String host) {
    try {
      literal(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static InetAddress literal(String host) {
    return InetAddress.ofLiteral(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
  }
}
