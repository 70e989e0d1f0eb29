package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final String A = Addresses.of('A');
  private static final String B = Addresses.of('B');

  @Test
  void shouldWantTheTokensAccountAmongTheProfiles() {
    Matching matching =
        match("profile", row(A, 400_000, " https://x.com/a "), row(B, 400_000, "https://x.com/b"));

    assertThat(matching.candidates()).extracting(Candidate::token).containsExactly(A);
    assertThat(matching.withoutProfile()).isEqualTo(1);
  }

  @Test
  void shouldWantNoAccountWhenTheTemplateDoesNot() {
    assertThat(match("", row(A, 400_000, null)).candidates()).hasSize(1);
  }

  @Test
  void shouldCountTokensOutsideOfAllRanges() {
    assertThat(match("", row(A, 299_999, null), row(B, 300_000, null)).outside()).isEqualTo(1);
  }

  @Test
  void shouldPutTheLargestFirst() {
    assertThat(match("", row(B, 400_000, null), row(A, 500_000, null)).candidates())
        .extracting(Candidate::token)
        .containsExactly(A, B);
  }

  @Test
  void shouldFailATokenWithoutAnAddress() {
    assertThat(match("", row("0x12\n34", 400_000, null)).failures())
        .singleElement()
        .satisfies(failure ->
            assertThat(failure.reason())
                .isEqualTo("expected an address of Solana, found '0x12?34'"));
  }

  @Test
  void shouldFindATokenThatIsThereTwice() {
    assertThat(match("", row(A, 400_000, null), row(A, 500_000, null)).duplicates())
        .containsExactly(
            "token "
                + A
                + ": expected one row in token_launch_history, found 2, with market caps [400000,"
                + " 500000]");
  }

  @Test
  void shouldNotMindASecondRowThatIsNoCandidate() {
    assertThat(match("", row(A, 400_000, null), row(A, 100, null)).duplicates()).isEmpty();
  }

  @Test
  void shouldCutTextsToTheirColumnsWithoutBreakingAnEmoji() {
    TokenRow row =
        new TokenRow(
            Optional.of(A),
            Optional.of("x".repeat(49) + "\uD83D\uDE80"),
            Optional.of("n".repeat(500)),
            BigDecimal.valueOf(400_000),
            Optional.empty());

    assertThat(match("", row).candidates().getFirst().symbol()).contains("x".repeat(49));
    assertThat(match("", row).candidates().getFirst().name().orElseThrow()).hasSize(200);
  }

  private static Matching match(String hasTwitter, TokenRow... rows) {
    TemplateRow template =
        new TemplateRow(
            1,
            Optional.empty(),
            Optional.of("300000"),
            Optional.empty(),
            Optional.of(hasTwitter),
            Optional.of(PoolDatabase.ANY_CONFIG),
            Optional.of("1m"),
            Optional.of("any"));
    return Matching.of(
        TemplateCheck.of(List.of(template)).templates(), Set.of("https://x.com/a"), List.of(rows));
  }

  private static TokenRow row(String ca, long marketCap, String url) {
    return new TokenRow(
        Optional.of(ca),
        Optional.of("TK"),
        Optional.of("Token"),
        BigDecimal.valueOf(marketCap),
        Optional.ofNullable(url));
  }
}
