package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import io.tidewatch.standalone.Tidewatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the image has, in a directory: libraries, flags, and caches of classes.
 *
 * @param directory as {@code docker/prepare-start} leaves it
 */
public record Image(Path directory) {
  public Image {
    requireNonNull(directory, "directory");
  }

  /** The arguments of Java for a command, as the image's entry point gives them. */
  List<String> tidewatch(List<String> command) {
    String name = command.getFirst();
    List<String> arguments = new ArrayList<>(flags(name));
    // Without detectors fewer classes are needed.
    String start = name.equals("detect") ? "start-detect.options" : "start-feed.options";
    arguments.add("@" + directory.resolve(start));
    arguments.add(Tidewatch.class.getName());
    arguments.addAll(command);
    return arguments;
  }

  /** The flags of a command alone. */
  List<String> flags(String command) {
    Path jvm = directory.resolve("jvm");
    return List.of("@" + jvm.resolve("common.options"), "@" + jvm.resolve(command + ".options"));
  }
}
