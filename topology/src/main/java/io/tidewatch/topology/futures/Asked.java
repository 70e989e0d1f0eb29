package io.tidewatch.topology.futures;

/**
 * The newest back-fill that the feed was asked for.
 *
 * @param upTo open time of the newest bar that was missing: what tells one hole from another
 * @param attempt from 1
 * @param at receive time of the record that made it necessary, epoch milliseconds
 */
public record Asked(long upTo, int attempt, long at) {}
