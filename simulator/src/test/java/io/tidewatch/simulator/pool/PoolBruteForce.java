package io.tidewatch.simulator.pool;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.Conditions.PriceChange;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.dbotx.PairItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Judges what pairs say the simple way, from the text that goes out: each item for itself, three
 * minutes of silence after an alert. Knows nothing of the detector.
 */
final class PoolBruteForce {
  private static final long COOLDOWN_MS = 180_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  record Fired(String token, Side side, long atMs) {}

  private final Map<Integer, PoolTemplate> templates = new HashMap<>();
  private final Map<String, PoolPair> pairs = new HashMap<>();
  private final Map<String, JsonNode> last = new HashMap<>();
  private final Map<String, Long> lastAlerts = new HashMap<>();
  private final List<Fired> fired = new ArrayList<>();

  PoolBruteForce(Collection<PoolTemplate> templates, Collection<PoolPair> pairs) {
    templates.forEach(template -> this.templates.put(template.id(), template));
    pairs.forEach(pair -> this.pairs.put(pair.pair(), pair));
  }

  List<Fired> fired() {
    return fired;
  }

  void play(PoolStep step) {
    switch (step) {
      case PoolStep.Changes(long atMs, List<PairItem> items) ->
          items.forEach(item -> judge(Json.MAPPER.readTree(item.json()), atMs));
      case PoolStep.EditsTemplate(long atMs, PoolTemplate edited) -> {
        templates.put(edited.id(), edited);
        last.values().forEach(item -> judge(item, atMs));
      }
      case PoolStep.Leaves(long atMs, PoolToken token) -> pairs.remove(token.pair().pair());
    }
  }

  private void judge(JsonNode item, long atMs) {
    PoolPair pair = pairs.get(item.path("p").asString());
    last.put(item.path("p").asString(), item);
    if (pair == null) {
      return;
    }
    long quietUntil = lastAlerts.getOrDefault(pair.token(), Long.MIN_VALUE / 2) + COOLDOWN_MS;
    Optional<Side> side = side(item, templates.get(pair.templateId()));
    if (side.isPresent() && atMs >= quietUntil) {
      lastAlerts.put(pair.token(), atMs);
      fired.add(new Fired(pair.token(), side.get(), atMs));
    }
  }

  private static Optional<Side> side(JsonNode item, PoolTemplate template) {
    String window = template.interval().wireName();
    List<Boolean> met = new ArrayList<>();
    Side side = Side.BOTH;
    Optional<PriceChange> change = template.conditions().priceChange();
    if (change.isPresent()) {
      Optional<BigDecimal> percent = item.path("pc" + window).asDecimalOpt().map(HUNDRED::multiply);
      boolean rose = reaches(percent, change.get().risePercent());
      boolean fell = reaches(percent.map(BigDecimal::negate), change.get().fallPercent());
      met.add(rose || fell);
      side = rose ? Side.BUY : fell ? Side.SELL : side;
    }
    if (template.conditions().volume().isPresent()) {
      Optional<BigDecimal> sold = item.path("sv" + window).asDecimalOpt();
      Optional<BigDecimal> total =
          item.path("bv" + window).asDecimalOpt().flatMap(bought -> sold.map(bought::add));
      met.add(reaches(total, Optional.of(template.conditions().volume().get().thresholdUsd())));
    }
    boolean fires =
        template.logic() == TriggerLogic.ALL ? !met.contains(false) : met.contains(true);
    return fires ? Optional.of(side) : Optional.empty();
  }

  private static boolean reaches(Optional<BigDecimal> measured, Optional<BigDecimal> threshold) {
    return measured.isPresent()
        && threshold.isPresent()
        && measured.get().compareTo(threshold.get()) >= 0;
  }
}
