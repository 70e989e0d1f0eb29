package io.tidewatch.connectors.redis.sink;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of one key. Each change is a script, which Redis runs as a whole: no reader sees
 * half of a hash or a field of an older one, and what is older than the hash changes nothing.
 */
sealed interface HashChange {
  /** Its name. */
  String key();

  /** What Redis runs; it answers 1 if it changed something, else 0. */
  String script();

  /** Arguments of the script. */
  List<String> arguments();

  /**
   * Puts a new hash in place of the old one.
   *
   * @param timeField field that holds the event time; empty if the newest write always wins
   * @param version says which of two is newer
   * @param receivedAt when the data behind it were received, epoch milliseconds
   * @param expiryMs 0 for ever
   * @param channel hears of it; empty for none
   * @param payload what the channel hears
   */
  record Replace(
      String key,
      String timeField,
      Version version,
      long receivedAt,
      Map<String, String> fields,
      long expiryMs,
      String channel,
      String payload)
      implements HashChange {
    private static final String SCRIPT =
        """
        local stored = tonumber(redis.pcall('HGET', KEYS[1], ARGV[1]))
        if stored and stored > tonumber(ARGV[2]) then return 0 end
        redis.call('DEL', KEYS[1])
        redis.call('HSET', KEYS[1], unpack(ARGV, 6))
        if tonumber(ARGV[3]) > 0 then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
        if ARGV[4] ~= '' then redis.call('PUBLISH', ARGV[4], ARGV[5]) end
        return 1
        """;

    public Replace {
      requireNonNull(key, "key");
      requireNonNull(timeField, "timeField");
      requireNonNull(version, "version");
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      requireNonNull(channel, "channel");
      requireNonNull(payload, "payload");
    }

    @Override
    public String script() {
      return SCRIPT;
    }

    @Override
    public List<String> arguments() {
      List<String> arguments = new ArrayList<>();
      arguments.add(timeField);
      arguments.add(Long.toString(version.time()));
      arguments.add(Long.toString(expiryMs));
      arguments.add(channel);
      arguments.add(payload);
      fields.forEach((field, value) -> {
        arguments.add(field);
        arguments.add(value);
      });
      return arguments;
    }
  }

  /**
   * Removes a hash.
   *
   * @param upTo a hash of a later event time stays, epoch milliseconds
   */
  record Remove(String key, String timeField, long upTo, String channel, String payload)
      implements HashChange {
    private static final String SCRIPT =
        """
        local stored = tonumber(redis.pcall('HGET', KEYS[1], ARGV[1]))
        if stored and stored > tonumber(ARGV[2]) then return 0 end
        local removed = redis.call('DEL', KEYS[1])
        if removed > 0 and ARGV[3] ~= '' then redis.call('PUBLISH', ARGV[3], ARGV[4]) end
        return removed
        """;

    public Remove {
      requireNonNull(key, "key");
      requireNonNull(timeField, "timeField");
      requireNonNull(channel, "channel");
      requireNonNull(payload, "payload");
    }

    @Override
    public String script() {
      return SCRIPT;
    }

    @Override
    public List<String> arguments() {
      return List.of(timeField, Long.toString(upTo), channel, payload);
    }
  }

  /**
   * Says for a while that something is so: the key is there, or it is not.
   *
   * @param leftMs from now on; a key that stays longer stays as it is
   */
  record Mark(String key, long leftMs) implements HashChange {
    private static final String SCRIPT =
        """
        if redis.call('PTTL', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
        redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
        return 1
        """;

    public Mark {
      requireNonNull(key, "key");
      if (leftMs <= 0) {
        throw new IllegalArgumentException("expected leftMs over 0, was " + leftMs);
      }
    }

    @Override
    public String script() {
      return SCRIPT;
    }

    @Override
    public List<String> arguments() {
      return List.of(Long.toString(leftMs));
    }
  }

  /** Which of two states of one book is newer. */
  record Version(long time, long bookEpoch, long seqId) {
    boolean isOlderThan(Version other) {
      if (time != other.time) {
        return time < other.time;
      }
      return bookEpoch == other.bookEpoch ? seqId < other.seqId : bookEpoch < other.bookEpoch;
    }
  }
}
