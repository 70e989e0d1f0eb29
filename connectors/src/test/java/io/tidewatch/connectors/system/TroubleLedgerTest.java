package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import io.tidewatch.contract.delivery.SystemAlert.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TroubleLedgerTest {
  private static final Trouble LAG =
      new Trouble(Kind.LAG, "whales", Severity.MAJOR, 500, "1,000 records behind");
  private static final Finding TROUBLE = new Finding(List.of(LAG), Set.of());
  private static final Finding NOTHING = new Finding(List.of(), Set.of());
  private static final Finding UNDECIDED = new Finding(List.of(), Set.of(LAG.key()));
  private static final long SETTLED = WatchSettings.DEFAULTS.settle().toMillis();
  private static final long CALM = WatchSettings.DEFAULTS.calm().toMillis();

  private final TroubleLedger ledger = new TroubleLedger(WatchSettings.DEFAULTS, alert -> true, 0);

  @Test
  void shouldTellTroubleOnceAndItsEndOnce() {
    List<SystemAlert> begun = ledger.news(TROUBLE, SETTLED);

    assertThat(begun).extracting(SystemAlert::state).containsExactly(State.RAISED);
    assertThat(begun).extracting(SystemAlert::since).containsExactly(500L);
    assertThat(ledger.news(TROUBLE, SETTLED + 1)).isEmpty();
    assertThat(ledger.news(NOTHING, SETTLED + 2)).isEmpty();

    List<SystemAlert> over = ledger.news(NOTHING, SETTLED + 2 + CALM);
    assertThat(over).extracting(SystemAlert::state).containsExactly(State.RESOLVED);
    assertThat(over.getFirst().id()).isNotEqualTo(begun.getFirst().id());
    assertThat(ledger.news(NOTHING, SETTLED * 2)).isEmpty();
  }

  @Test
  void shouldTakeTroubleThatComesBackSoonForTheSame() {
    ledger.news(TROUBLE, SETTLED);
    ledger.news(NOTHING, SETTLED + 1);
    assertThat(ledger.news(TROUBLE, SETTLED + CALM)).isEmpty();
    assertThat(ledger.news(NOTHING, SETTLED + CALM + 1)).isEmpty();
    assertThat(ledger.news(NOTHING, SETTLED + CALM + 2)).isEmpty();
  }

  @Test
  void shouldNotTellAgainWhatWasToldBeforeTheRestart() {
    SystemAlert told = ledger.news(TROUBLE, 600).getFirst();
    TroubleLedger after = new TroubleLedger(WatchSettings.DEFAULTS, alert -> true, 10_000);
    after.read(told);

    assertThat(after.news(TROUBLE, 10_001)).isEmpty();
    assertThat(after.raised()).containsExactly(told);
  }

  @Test
  void shouldNotTakeSilenceAfterARestartForTheEnd() {
    SystemAlert told = ledger.news(TROUBLE, 600).getFirst();
    TroubleLedger after = new TroubleLedger(WatchSettings.DEFAULTS, alert -> true, 10_000);
    after.read(told);

    assertThat(after.news(NOTHING, 10_000)).isEmpty();
    assertThat(after.news(NOTHING, 10_000 + SETTLED - 1)).isEmpty();
    assertThat(after.news(NOTHING, 10_000 + SETTLED)).hasSize(1);
  }

  @Test
  void shouldNotTellTheEndWhileNothingIsKnown() {
    ledger.news(TROUBLE, SETTLED);

    assertThat(ledger.news(UNDECIDED, SETTLED * 2)).isEmpty();
    assertThat(ledger.news(UNDECIDED, SETTLED * 3)).isEmpty();
    assertThat(ledger.news(NOTHING, SETTLED * 4)).isEmpty();
    assertThat(ledger.news(NOTHING, SETTLED * 5)).hasSize(1);
  }

  @Test
  void shouldGiveTheSameTroubleTheSameId() {
    SystemAlert here = ledger.news(TROUBLE, 600).getFirst();
    SystemAlert there =
        new TroubleLedger(WatchSettings.DEFAULTS, alert -> true, 0).news(TROUBLE, 999).getFirst();

    assertThat(there.id()).isEqualTo(here.id());
  }

  @Test
  void shouldLeaveItToAnotherProcessToSayThatItsTroubleIsOver() {
    SystemAlert there =
        new TroubleLedger(WatchSettings.DEFAULTS, alert -> true, 0).news(TROUBLE, 999).getFirst();
    TroubleLedger here = new TroubleLedger(WatchSettings.DEFAULTS, alert -> false, 0);
    here.read(there);

    assertThat(here.news(NOTHING, 10_000_000)).isEmpty();
    assertThat(here.news(NOTHING, 20_000_000)).isEmpty();
    assertThat(here.raised()).containsExactly(there);
  }
}
