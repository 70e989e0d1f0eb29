package io.tidewatch.simulator.pool;

import java.util.SplittableRandom;

/** Made-up addresses in the shape of Solana's. The same number gives the same address. */
final class Addresses {
  private static final String BASE_58 =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int LENGTH = 44;
  private static final long TOKENS = 0x70_6f_6f_6cL;
  private static final long PAIRS = 0x70_61_69_72L;

  private Addresses() {}

  static String token(int number) {
    return address(TOKENS, number);
  }

  static String pair(int number) {
    return address(PAIRS, number);
  }

  private static String address(long kind, int number) {
    SplittableRandom random = new SplittableRandom(kind << 32 | number);
    StringBuilder address = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      address.append(BASE_58.charAt(random.nextInt(BASE_58.length())));
    }
    return address.toString();
  }
}
