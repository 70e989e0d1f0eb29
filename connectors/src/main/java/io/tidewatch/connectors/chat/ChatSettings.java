package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Where commands come from, who may give them, and who answers.
 *
 * @param language zh or en
 * @param zone of the times in answers
 * @param poll how long Telegram holds a poll without news
 * @param maxAge a command that changes something is refused if it waited for longer
 */
public record ChatSettings(
    Bot bot,
    Api api,
    Allowed allowed,
    Locale language,
    ZoneId zone,
    Duration poll,
    Duration maxAge) {
  public static final Duration DEFAULT_POLL = Duration.ofSeconds(25);
  public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(5);

  public ChatSettings {
    requireNonNull(bot, "bot");
    requireNonNull(api, "api");
    requireNonNull(allowed, "allowed");
    requireNonNull(language, "language");
    requireNonNull(zone, "zone");
    requireNonNull(poll, "poll");
    requireNonNull(maxAge, "maxAge");
    // Telegram counts in seconds, and holds no poll for longer.
    if (poll.toSeconds() < 1 || poll.toSeconds() > 50) {
      throw new IllegalArgumentException("expected a poll of 1 s to 50 s, was " + poll);
    }
    if (!maxAge.isPositive()) {
      throw new IllegalArgumentException("expected a maxAge over 0, was " + maxAge);
    }
  }

  /** With the usual times. */
  public static ChatSettings of(Bot bot, Api api, Allowed allowed, Locale language, ZoneId zone) {
    return new ChatSettings(bot, api, allowed, language, zone, DEFAULT_POLL, DEFAULT_MAX_AGE);
  }

  /**
   * The bot. Telegram lets one process poll for it.
   *
   * @param server without a path
   * @param token a secret, in no text
   */
  public record Bot(URI server, String token) {
    public static final URI TELEGRAM = URI.create("https://api.telegram.org");

    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,100}");

    public Bot {
      requireNonNull(server, "server");
      if (!TOKEN.matcher(requireNonNull(token, "token")).matches()) {
        throw new IllegalArgumentException(
            "expected a bot token of digits, a colon, letters, digits, _ and -, was another text");
      }
    }

    @Override
    public String toString() {
      return "Bot[server=" + server + ", token=set]";
    }
  }

  /**
   * The HTTP API of Tidewatch.
   *
   * @param server without a path
   * @param token sent with every question; a secret, in no text
   * @param trust whom to take for it; empty for whoever the platform trusts
   */
  public record Api(URI server, Optional<String> token, Optional<SSLContext> trust) {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,256}");

    public Api {
      requireNonNull(server, "server");
      requireNonNull(token, "token");
      requireNonNull(trust, "trust");
      if (token.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
        throw new IllegalArgumentException(
            "expected an API token of 1 to 256 visible characters without spaces");
      }
    }

    /** Where the platform knows whom to trust. */
    public Api(URI server, Optional<String> token) {
      this(server, token, Optional.empty());
    }

    @Override
    public String toString() {
      return "Api[server=" + server + ", token=" + (token.isPresent() ? "set" : "none") + "]";
    }
  }

  /**
   * Who is answered: an allowed user in an allowed chat, nobody else.
   *
   * @param chats by number, negative for groups
   * @param users by number, besides the administrators
   * @param admins by number
   */
  public record Allowed(Set<Long> chats, Set<Long> users, Set<Long> admins) {
    public Allowed {
      chats = Set.copyOf(chats);
      users = Set.copyOf(users);
      admins = Set.copyOf(admins);
    }

    boolean mayAsk(long chat, long user) {
      return chats.contains(chat) && (users.contains(user) || admins.contains(user));
    }

    boolean isAdmin(long user) {
      return admins.contains(user);
    }
  }
}
