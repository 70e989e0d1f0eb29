package io.tidewatch.query.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.alert.Inputs.ConditionResult;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a watched pair: how it is watched, what was said of it, where its rule stands.
 *
 * @param pair address of the pool
 * @param token address of the token
 * @param watched how it stands in the pool; absent if it only comes in
 * @param template by which it is judged; absent if there is none of its id
 * @param inForceSince receive time of the first frame that this holds for, epoch milliseconds
 * @param coming what takes force later, the earliest first
 * @param last what was said last; absent if nothing was
 * @param finding what the template finds in that
 * @param alerting where the rule stands for the token; absent if another instance knows
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PairView(
    String pair,
    Optional<String> token,
    Optional<PoolPair> watched,
    Optional<PoolTemplate> template,
    long inForceSince,
    List<Coming> coming,
    Optional<Last> last,
    Optional<Found> finding,
    Optional<AlertingView> alerting) {
  /**
   * What takes force later.
   *
   * @param from receive time of the first frame that it holds for, epoch milliseconds
   * @param watched absent if the pair leaves the pool
   */
  public record Coming(long from, Optional<PoolPair> watched, Optional<PoolTemplate> template) {}

  /**
   * What was said last. What was not said is absent.
   *
   * @param receivedAt receive time of its frame, epoch milliseconds
   * @param ageMs market time that has passed since
   * @param batch whose connection brought it
   * @param partition of the raw topic
   * @param offset of the frame within it
   * @param priceUsd of the token in USD
   * @param priceSol of the token in the quote asset of the pair, mostly SOL
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Last(
      long receivedAt,
      long ageMs,
      int batch,
      int partition,
      long offset,
      Optional<BigDecimal> priceUsd,
      Optional<BigDecimal> priceSol,
      Optional<BigDecimal> marketCapUsd,
      Optional<BigDecimal> tokenReserve,
      Optional<BigDecimal> quoteReserve,
      Optional<BigDecimal> top10Share,
      Optional<Long> holders,
      List<PairFigures.Window> windows) {}

  /**
   * What a template finds.
   *
   * @param degree how many times its threshold the deciding condition is at
   * @param conditions the deciding one first
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Found(
      ConditionState state, Optional<BigDecimal> degree, List<ConditionResult> conditions) {}
}
