package io.tidewatch.conventions.wrong.benchmarks;

/** Takes the JVM away from whoever called. */
public final class EndsTheJvm {
  void end() {
    Runnable ending = () -> Runtime.getRuntime().halt(1);
    ending.run();
  }
}
