package io.tidewatch.query.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WishesTest {
  private static final String ADDRESS = "0x8cc94dc843e1ea7a19805e0cca43001123512b6a";

  private final Wishes wishes = new Wishes();

  private void hear(Origin origin, Optional<String> label, Tier tier) {
    WatchedAddress wish = new WatchedAddress(ADDRESS, label, tier, origin, true);
    wishes.hear(wish.key(), Optional.of(wish));
  }

  @Test
  void shouldPutWordsTogetherAsTheFeedDoes() {
    hear(Origin.CONFIGURATION, Optional.empty(), Tier.STANDARD);
    hear(Origin.DATABASE, Optional.of("a whale"), Tier.FIRST);
    WatchedAddress word = wishes.inForce(ADDRESS).orElseThrow();
    assertThat(word.tier()).isEqualTo(Tier.FIRST);
    assertThat(word.label()).contains("a whale");

    hear(Origin.API, Optional.empty(), Tier.STANDARD);
    assertThat(wishes.inForce(ADDRESS).orElseThrow().tier()).isEqualTo(Tier.STANDARD);
  }
}
