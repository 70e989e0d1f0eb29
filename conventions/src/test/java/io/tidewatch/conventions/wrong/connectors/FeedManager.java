package io.tidewatch.conventions.wrong.connectors;

/** Could be anything. */
public final class FeedManager {}
