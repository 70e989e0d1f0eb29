package io.tidewatch.query.document;

import io.tidewatch.contract.raw.DeadLetterHeaders;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of the topics, made of their constants and of the records that they carry. */
final class AsyncApi {
  private static final String RAW = Topics.PREFIX + "raw.";
  private static final String ABOUT =
      "Everything that Tidewatch hears, makes and is told goes over these topics. Keys are texts in"
          + " UTF-8; an empty value takes back what was said under its key. Fields that are not"
          + " known are left out, and readers are to ignore those that they do not know.";

  private final Schemas schemas;
  private final ObjectNode messages = Json.MAPPER.createObjectNode();

  private AsyncApi(Schemas schemas) {
    this.schemas = schemas;
  }

  static ObjectNode of(List<Topic<?, ?>> topics, Schemas schemas) {
    return new AsyncApi(schemas).document(topics);
  }

  private ObjectNode document(List<Topic<?, ?>> topics) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("asyncapi", "3.0.0");
    root.putObject("info")
        .put("title", "Tidewatch topics")
        .put("version", "1")
        .put("description", ABOUT);
    root.put("defaultContentType", "application/json");
    ObjectNode channels = root.putObject("channels");
    topics.forEach(topic -> channels.set(name(topic), channel(topic)));
    ObjectNode components = root.putObject("components");
    components.set("messages", messages);
    components.set("schemas", named(schemas.collect("components/schemas")));
    return root;
  }

  private ObjectNode channel(Topic<?, ?> topic) {
    messages.set(name(topic), message(topic));
    ObjectNode channel = Json.MAPPER.createObjectNode();
    channel.put("address", topic.name()).put("description", topic.valueMeaning());
    channel
        .putObject("messages")
        .putObject(name(topic))
        .put("$ref", "#/components/messages/" + name(topic));
    NewTopic made = topic.newTopic();
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name()).put("partitions", made.numPartitions());
    ObjectNode settings = kafka.putObject("topicConfiguration");
    new TreeMap<>(made.configs()).forEach((name, value) -> put(settings, name, value));
    return channel;
  }

  private static void put(ObjectNode settings, String name, String value) {
    if (name.equals("cleanup.policy")) {
      settings.putArray(name).add(value);
    } else {
      settings.put(name, Long.parseLong(value));
    }
  }

  private ObjectNode message(Topic<?, ?> topic) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("name", name(topic)).put("summary", topic.valueMeaning());
    if (topic.value() instanceof JsonSerde<?> records) {
      message.set("payload", schemas.refer(records.type()));
    } else if (topic.name().startsWith(RAW)) {
      message.set("headers", rawHeaders());
      message.putObject("payload").put("description", "as the venue sent it");
    } else {
      message.put("contentType", "application/octet-stream");
      message.set("headers", deadLetterHeaders());
      message.putObject("payload").put("description", topic.valueMeaning());
    }
    ObjectNode key = message.putObject("bindings").putObject("kafka").putObject("key");
    key.put("type", "string").put("description", topic.keyMeaning());
    return message;
  }

  private static ObjectNode rawHeaders() {
    ObjectNode headers = object();
    ObjectNode fields = headers.putObject("properties");
    text(fields, RawHeaders.VENUE, "for example `binance-spot`");
    text(fields, RawHeaders.CHANNEL, "for example `trades`");
    text(fields, RawHeaders.CONNECTION, "id of the connection, unique within the venue");
    text(fields, RawHeaders.EPOCH, "rises by one at each new connection");
    text(fields, RawHeaders.SEQ, "number of the frame within the connection, from 0");
    text(fields, RawHeaders.RECEIVED_US, "wall clock at receipt, microseconds since 1970");
    ArrayNode sources =
        text(fields, RawHeaders.SOURCE, "how the record came here").putArray("enum");
    for (Source source : Source.values()) {
      sources.add(source.wireName());
    }
    return headers;
  }

  private static ObjectNode deadLetterHeaders() {
    ObjectNode headers = object();
    ObjectNode fields = headers.putObject("properties");
    text(fields, DeadLetterHeaders.REASON, "why it was refused");
    text(fields, DeadLetterHeaders.DETAIL, "what was expected and what was found");
    text(fields, DeadLetterHeaders.ORIGIN, "where it stood: `topic/partition/offset`");
    return headers;
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode().put("type", "object");
  }

  private static ObjectNode text(ObjectNode fields, String name, String description) {
    return fields.putObject(name).put("type", "string").put("description", description);
  }

  /** Dots would be taken for something else in a reference. */
  private static String name(Topic<?, ?> topic) {
    return topic.name().substring(Topics.PREFIX.length()).replace('.', '-');
  }

  /** Here it is the name of a property and nothing else, see "Schema Object" of AsyncAPI 3.0. */
  private static ObjectNode named(ObjectNode schemas) {
    for (JsonNode schema : schemas) {
      if (schema.has("discriminator")) {
        ((ObjectNode) schema)
            .set("discriminator", schema.path("discriminator").path("propertyName"));
      }
    }
    return schemas;
  }
}
