package io.tidewatch.topology.orderbooks.analysis;

/** How books are analysed. */
public record AnalysisSettings(int depthLimit) {
  public static final AnalysisSettings DEFAULT = new AnalysisSettings(400);
}
