package io.tidewatch.topology.tokenpool.judge;

/** What a token hears of its pairs. */
public sealed interface TokenNews permits Observation, Membership {}
