package io.tidewatch.query.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.pool.Interval;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A pair of the pool in one line.
 *
 * @param pair address of the pool
 * @param token address of the token
 * @param template its name; absent if there is none of its id
 * @param receivedAt receive time of the frame that said something of it last, epoch milliseconds
 * @param ageMs market time that has passed since
 * @param priceUsd of the token in USD
 * @param priceSol of the token in the quote asset of the pair, mostly SOL
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PairSummary(
    String pair,
    String token,
    Optional<String> symbol,
    Optional<String> name,
    int batch,
    int templateId,
    Optional<String> template,
    Interval interval,
    Optional<Long> receivedAt,
    Optional<Long> ageMs,
    Optional<BigDecimal> priceUsd,
    Optional<BigDecimal> priceSol,
    Optional<BigDecimal> marketCapUsd) {}
