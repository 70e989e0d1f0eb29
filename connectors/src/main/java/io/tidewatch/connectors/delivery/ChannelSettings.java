package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.BotBudget;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A way to people, and who is reached by it. Secrets show in no text. */
public sealed interface ChannelSettings {
  /** Name of the channel. */
  String name();

  /** Names of its targets, for routes and deliveries. */
  List<String> targets();

  /**
   * A bot of Telegram.
   *
   * @param api base address of the API, without a path
   * @param token a secret
   * @param chats where it may write
   */
  record Telegram(URI api, String token, List<Chat> chats) implements ChannelSettings {
    public static final URI API = URI.create("https://api.telegram.org");

    public Telegram {
      requireNonNull(api, "api");
      chats = List.copyOf(chats);
      requireVisible("token", token);
      requireUnique(chats.stream().map(Chat::name).toList());
    }

    @Override
    public String name() {
      return "telegram";
    }

    @Override
    public List<String> targets() {
      return chats.stream().map(Chat::name).toList();
    }

    /** Whether the limits of groups hold for a target. */
    boolean isGroup(String target) {
      return chats.stream().anyMatch(chat -> chat.name().equals(target) && chat.isGroup());
    }

    @Override
    public String toString() {
      return "Telegram[api=" + api + ", token=set, chats=" + chats + "]";
    }
  }

  /**
   * A chat.
   *
   * @param id number, or name with {@code @}; groups have negative numbers
   * @param thread of a group with topics
   */
  record Chat(String name, String id, Optional<Integer> thread) {
    public Chat {
      requireNonNull(name, "name");
      requireNonNull(thread, "thread");
      if (!id.matches("-?\\d{1,18}|@\\w{1,64}")) {
        throw new IllegalArgumentException("expected a chat by number or @name, was " + id);
      }
    }

    /** A person, or a group without topics. */
    public static Chat of(String name, long id) {
      return new Chat(name, Long.toString(id), Optional.empty());
    }

    /** Whether the limits of groups hold. */
    public boolean isGroup() {
      return BotBudget.isGroup(id);
    }
  }

  /**
   * Robots of groups in WeCom.
   *
   * @param api base address of the API, without a path
   */
  record WeCom(URI api, List<Robot> robots) implements ChannelSettings {
    public static final URI API = URI.create("https://qyapi.weixin.qq.com");

    public WeCom {
      requireNonNull(api, "api");
      robots = List.copyOf(robots);
      requireUnique(robots.stream().map(Robot::name).toList());
    }

    @Override
    public String name() {
      return "wecom";
    }

    @Override
    public List<String> targets() {
      return robots.stream().map(Robot::name).toList();
    }
  }

  /**
   * A robot.
   *
   * @param key a secret
   */
  record Robot(String name, String key) {
    public Robot {
      requireNonNull(name, "name");
      requireVisible("key", key);
    }

    @Override
    public String toString() {
      return "Robot[name=" + name + ", key=set]";
    }
  }

  /** Services of others. */
  record Webhook(List<Hook> hooks) implements ChannelSettings {
    public Webhook {
      hooks = List.copyOf(hooks);
      requireUnique(hooks.stream().map(Hook::name).toList());
    }

    @Override
    public String name() {
      return "webhook";
    }

    @Override
    public List<String> targets() {
      return hooks.stream().map(Hook::name).toList();
    }
  }

  /**
   * A service.
   *
   * @param address called with POST; its path and query may be a secret
   * @param secret signs the calls
   */
  record Hook(String name, URI address, String secret) {
    public Hook {
      requireNonNull(name, "name");
      requireNonNull(address, "address");
      if (secret.isBlank()) {
        throw new IllegalArgumentException("expected a secret, was blank");
      }
      if (address.getHost() == null
          || !(address.getScheme().equals("http") || address.getScheme().equals("https"))) {
        throw new IllegalArgumentException("expected an address with http or https and a host");
      }
    }

    @Override
    public String toString() {
      return "Hook[name=" + name + ", host=" + address.getHost() + ", secret=set]";
    }
  }

  /**
   * The terminal.
   *
   * @param target name of the only target
   */
  record Console(String target) implements ChannelSettings {
    public Console {
      requireNonNull(target, "target");
    }

    @Override
    public String name() {
      return "console";
    }

    @Override
    public List<String> targets() {
      return List.of(target);
    }
  }

  private static void requireVisible(String what, String secret) {
    if (!secret.matches("[!-~]+")) {
      throw new IllegalArgumentException("expected a " + what + " of visible ASCII characters");
    }
  }

  private static void requireUnique(List<String> names) {
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("expected targets with names of their own, were " + names);
    }
  }
}
