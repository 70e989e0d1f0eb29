package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.peer.PeerSettings;

/**
 * How a node shares the work with others on the same Kafka.
 *
 * @param instanceId name of this node, the same at each start and unique on the cluster
 * @param standbyReplicas how many others keep a copy of what this one works on
 */
public record ClusterOptions(PeerSettings peers, String instanceId, int standbyReplicas) {
  public ClusterOptions {
    requireNonNull(peers, "peers");
    requireNonNull(instanceId, "instanceId");
  }
}
