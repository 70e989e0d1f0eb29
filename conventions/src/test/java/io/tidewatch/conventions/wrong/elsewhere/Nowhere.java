package io.tidewatch.conventions.wrong.elsewhere;

/** Lies in no part of the house. */
public final class Nowhere {}
