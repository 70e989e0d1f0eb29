package io.tidewatch.conventions.wrong.query;

import io.tidewatch.conventions.wrong.standalone.Tidewatch;

/** Knows the whole it is a part of. */
public final class UsesStandalone {
  Tidewatch whole;
}
