package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Telegram: where alerts are sent, and who may ask.
 *
 * @param url base of the Bot API
 * @param botToken empty for no Telegram
 * @param targets chats by the name that routes call them
 * @param routes which alerts go to which of them
 * @param commandChats chats in which commands are answered
 * @param commandUsers users whose commands are answered; none for nobody
 * @param commandAdmins those of them who may change something
 * @param apiUrl where the bot asks, in a process that has no API of its own; empty for nowhere
 * @param apiToken with what it asks; empty where reading takes none
 */
public record Telegram(
    URI url,
    Optional<Secret> botToken,
    Map<String, String> targets,
    List<AlertRoute> routes,
    List<String> commandChats,
    List<String> commandUsers,
    List<String> commandAdmins,
    Optional<URI> apiUrl,
    Optional<Secret> apiToken) {
  private static final Pattern CHAT = Pattern.compile("-?\\d{1,18}|@[A-Za-z0-9_]{4,32}");
  private static final Pattern ID = Pattern.compile("-?\\d{1,18}");

  public Telegram {
    Require.url("url", url, Set.of("http", "https"), "https://api.telegram.org");
    requireNonNull(botToken, "botToken");
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    routes = List.copyOf(routes);
    commandChats = List.copyOf(commandChats);
    commandUsers = List.copyOf(commandUsers);
    commandAdmins = List.copyOf(commandAdmins);
    InvalidComponent.unless(
        targets.values().stream().allMatch(chat -> CHAT.matcher(chat).matches()),
        "targets",
        "chats such as desk=-1001234567890 or news=@channel",
        targets);
    InvalidComponent.unless(
        botToken.isPresent() || targets.isEmpty(),
        "targets",
        "no targets where there is no bot-token",
        targets);
    apiUrl.ifPresent(
        some -> Require.url("apiUrl", some, Set.of("http", "https"), "http://tidewatch:8080"));
    requireNonNull(apiToken, "apiToken");
    requireIds("commandChats", commandChats);
    requireIds("commandUsers", commandUsers);
    requireIds("commandAdmins", commandAdmins);
    InvalidComponent.unless(
        commandUsers.containsAll(commandAdmins),
        "commandAdmins",
        "users that stand in command-users too",
        commandAdmins);
    InvalidComponent.unless(
        botToken.isPresent() || commandUsers.isEmpty(),
        "commandUsers",
        "no users where there is no bot-token",
        commandUsers);
    InvalidComponent.unless(
        commandUsers.isEmpty() || !commandChats.isEmpty(),
        "commandChats",
        "the chats in which command-users are answered",
        commandChats);
  }

  private static void requireIds(String component, List<String> ids) {
    InvalidComponent.unless(
        ids.stream().allMatch(id -> ID.matcher(id).matches()),
        component,
        "ids, which are whole numbers",
        ids);
  }
}
