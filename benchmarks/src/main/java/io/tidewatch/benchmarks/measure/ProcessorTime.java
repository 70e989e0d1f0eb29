package io.tidewatch.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** Time on a processor: what other programs do disturbs it less than time on the wall. */
public final class ProcessorTime {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private ProcessorTime() {}

  /** Nanoseconds of all threads of this process so far. */
  public static long ofProcess() {
    return SYSTEM.getProcessCpuTime();
  }

  /** Nanoseconds of this thread so far. */
  public static long ofThread() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Nanoseconds of the living threads whose names end so. */
  public static long ofThreads(String nameEnd) {
    long sum = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().endsWith(nameEnd)) {
        sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }

  /** Bytes that this thread has allocated so far. */
  public static long allocatedByThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
