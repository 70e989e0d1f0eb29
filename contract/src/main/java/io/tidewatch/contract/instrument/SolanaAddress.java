package io.tidewatch.contract.instrument;

import java.util.regex.Pattern;

/**
 * Addresses of Solana, of tokens and of pools: 32 bytes in base 58, which are 32 to 44 characters.
 * Upper and lower case differ.
 *
 * @see <a href="https://solana.com/docs/core/accounts">Solana accounts</a>
 */
public final class SolanaAddress {
  private static final Pattern BASE_58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{32,44}");

  private SolanaAddress() {}

  /** Whether this text can be an address. */
  public static boolean isValid(String text) {
    return text != null && BASE_58.matcher(text).matches();
  }
}
