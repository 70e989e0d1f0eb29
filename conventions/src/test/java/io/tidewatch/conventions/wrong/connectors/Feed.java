package io.tidewatch.conventions.wrong.connectors;

/** Keeps every rule. */
public final class Feed {
  int frames;
}
