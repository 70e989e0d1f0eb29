package io.tidewatch.standalone.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigValue;

/** Settings by key from several sources, of which the later ones win. */
final class Layers {
  private final List<Map<String, Setting>> layers;
  private final SmallRyeConfig merged;

  Layers(List<Map<String, Setting>> layers) {
    this.layers = List.copyOf(layers);
    this.merged = merge(this.layers);
  }

  /** The setting that wins. The key must stand in one of the layers. */
  Setting setting(String key) {
    ConfigValue winner = merged.getConfigValue(key);
    return layers.get(winner.getSourceOrdinal()).get(key);
  }

  // The ordinal of a source is its number, by which the setting with its origin is found again.
  private static SmallRyeConfig merge(List<Map<String, Setting>> layers) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
    for (int number = 0; number < layers.size(); number++) {
      Map<String, String> texts = new HashMap<>();
      layers.get(number).forEach((key, setting) -> texts.put(key, setting.text()));
      builder.withSources(new PropertiesConfigSource(texts, Integer.toString(number), number));
    }
    return builder.build();
  }
}
