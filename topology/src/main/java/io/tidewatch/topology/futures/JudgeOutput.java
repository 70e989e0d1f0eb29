package io.tidewatch.topology.futures;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.price.Price;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.parse.Parsed;

/** What becomes of a record of bars. */
sealed interface JudgeOutput {
  /** A closed bar, new or corrected. */
  record Stored(Bar bar) implements JudgeOutput {}

  /** Scores of a bar. */
  record Scored(Anomaly anomaly) implements JudgeOutput {}

  /** What the contract costs. */
  record Priced(Price price) implements JudgeOutput {}

  /** A request to the feed. */
  record Commanded(FeedCommand command) implements JudgeOutput {}

  /** What the market is made of. */
  record Found(Finding finding) implements JudgeOutput {}

  /** What rankings need. */
  record Ranked(RankingFacts facts) implements JudgeOutput {}

  /** A row that cannot be used. */
  record Refused(Parsed.Rejected<FuturesFrame> rejected) implements JudgeOutput {}
}
