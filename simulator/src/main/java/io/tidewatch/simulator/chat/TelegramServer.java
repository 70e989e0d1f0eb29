package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Telegram's bot API on loopback for one bot: {@code sendMessage}, {@code getUpdates} (long
 * polling, one reader) and {@code getMe}. Stricter than the venue: a message that comes too early
 * is refused at once, and so is everything until the wait it was told is over; both are noted as
 * violations. Thread-safe.
 */
public final class TelegramServer implements AutoCloseable {
  /** Name of the bot, with which commands in groups may be addressed. */
  public static final String USERNAME = "tidewatch_bot";

  private static final long FIRST_UPDATE = 871_000_001;

  private final TelegramChats chats;
  private final TelegramUpdates updates = new TelegramUpdates(FIRST_UPDATE);
  private final RestServer server;

  /** Takes a free port. The chats that it knows are to be added. */
  public TelegramServer(String token, TelegramLimits limits) throws IOException {
    chats = new TelegramChats(limits, System::nanoTime);
    server = new RestServer(new TelegramDesk(token, chats, updates));
  }

  /** Ready for requests, with the limits of the venue. */
  public static TelegramServer started(String token, long... chats) throws IOException {
    return started(token, TelegramLimits.REAL, chats);
  }

  /** Ready for requests. */
  public static TelegramServer started(String token, TelegramLimits limits, long... chats)
      throws IOException {
    TelegramServer server = new TelegramServer(token, limits);
    for (long chat : chats) {
      server.addChat(chat);
    }
    server.start();
    return server;
  }

  public void start() {
    server.start();
  }

  /** Base address, without a path. */
  public URI uri() {
    return server.uri();
  }

  /** From now on the bot may write to it. A negative number is a group, as at the venue. */
  public void addChat(long chat) {
    chats.add(chat);
  }

  /** While true, the bot is blocked by the user, or was thrown out of the group. */
  public void block(long chat, boolean block) {
    chats.block(chat, block);
  }

  /** Refuses messages for so long without a cause; the first one refused is no violation. */
  public void flood(int seconds) {
    chats.pause(seconds);
  }

  /** Ends connections without an answer while true, and does nothing of what is asked. */
  public void down(boolean down) {
    server.drop(down ? Integer.MAX_VALUE : 0);
  }

  /** For more faults, all methods of the API alike: errors, garbage, slow and lost answers. */
  public RestServer faults() {
    return server;
  }

  /** Every message that was taken, oldest first. */
  public List<TelegramMessage> messages() {
    return chats.messages();
  }

  /** What a careful bot had not done: one sentence for each message that came too early. */
  public List<String> violations() {
    return chats.violations();
  }

  /** A user writes to a chat. Returns the number of the update. */
  public long say(long chat, long user, String text) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("message_id", Math.abs(text.hashCode() % 1_000_000) + 1);
    message.putObject("from").put("id", user).put("is_bot", false).put("first_name", "U" + user);
    message.set("chat", TelegramChats.chatJson(chat));
    message.put("date", Instant.now().getEpochSecond());
    message.put("text", text);
    return update("message", message);
  }

  /** Something else happens, for example {@code edited_message}. Returns the number. */
  public long update(String kind, ObjectNode content) {
    requireNonNull(kind, "kind");
    ObjectNode update = JsonNodeFactory.instance.objectNode();
    update.set(kind, content);
    return updates.add(update);
  }

  /** Updates that the bot has not confirmed by a greater offset. */
  public int unconfirmed() {
    return updates.unconfirmed();
  }

  @Override
  public void close() {
    updates.close();
    server.close();
  }

  /** Answers so much later, so many times; what was asked for is done before. */
  public void slow(Duration delay, int times) {
    server.delay(delay, times);
  }
}
