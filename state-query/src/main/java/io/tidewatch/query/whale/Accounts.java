package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.WhaleAccount;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the venue said last of each address, as it stands on the topic. Thread-safe. */
public final class Accounts {
  private final Map<String, WhaleAccount> standing = new ConcurrentHashMap<>();

  /** Takes the next record of the topic. */
  public void hear(String address, Optional<WhaleAccount> account) {
    account.ifPresentOrElse(said -> standing.put(address, said), () -> standing.remove(address));
  }

  Optional<WhaleAccount> of(String address) {
    return Optional.ofNullable(standing.get(address));
  }
}
