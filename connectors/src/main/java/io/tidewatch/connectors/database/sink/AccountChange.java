package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhaleAccount;
import java.util.Optional;

/**
 * What is known of an account now, or that nobody follows it any more. No record, since two that
 * say the same are not the same: an account that went, came and went again is gone.
 */
final class AccountChange {
  final String address;
  final Optional<WhaleAccount> account;

  private AccountChange(String address, Optional<WhaleAccount> account) {
    this.address = requireNonNull(address, "address");
    this.account = account;
  }

  static AccountChange stated(WhaleAccount account) {
    return new AccountChange(account.address(), Optional.of(account));
  }

  static AccountChange gone(String address) {
    return new AccountChange(address, Optional.empty());
  }
}
