package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The other processes that share the work on one Kafka cluster.
 *
 * @param advertisedAddress where they reach this one, as {@code host:port}; empty if there are none
 * @param listenHost what to bind to for them; the advertised host if empty
 * @param instanceId name of this process, the same at each start; may be empty if it is alone
 * @param standbyReplicas how many others keep a copy of what this one works on
 * @param peerSecret what they all know
 */
public record Cluster(
    Optional<String> advertisedAddress,
    Optional<String> listenHost,
    Optional<String> instanceId,
    int standbyReplicas,
    Optional<Secret> peerSecret) {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._-]{1,253}:\\d{1,5}");
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
  private static final Pattern INSTANCE_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int MOST_STANDBYS = 10;

  public Cluster {
    InvalidComponent.unless(
        advertisedAddress.isEmpty() || isAddress(advertisedAddress.get()),
        "advertisedAddress",
        "an address such as tidewatch-1:8081",
        advertisedAddress);
    InvalidComponent.unless(
        listenHost.isEmpty() || HOST.matcher(listenHost.get()).matches(),
        "listenHost",
        "a host name or address such as 0.0.0.0",
        listenHost);
    InvalidComponent.unless(
        instanceId.isEmpty()
            ? advertisedAddress.isEmpty()
            : INSTANCE_ID.matcher(instanceId.get()).matches(),
        "instanceId",
        "1 to 100 letters, digits, dots, dashes or underscores, unique on the cluster",
        instanceId.orElse(""));
    Require.between("standbyReplicas", 0, MOST_STANDBYS, standbyReplicas);
    requireNonNull(peerSecret, "peerSecret");
    InvalidComponent.unless(
        peerSecret.isPresent() || advertisedAddress.isEmpty(),
        "peerSecret",
        "a secret that all processes of the cluster know",
        "absent");
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches() && portOf(text) >= 1 && portOf(text) <= HIGHEST_PORT;
  }

  private static int portOf(String text) {
    return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
  }

  /** The host of the address. */
  public Optional<String> host() {
    return advertisedAddress.map(text -> text.substring(0, text.lastIndexOf(':')));
  }

  /** The port of the address. */
  public Optional<Integer> port() {
    return advertisedAddress.map(Cluster::portOf);
  }
}
