package io.xiaoer.local.launcher;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/** Makes a lone {@code mongod} a replica set of one, which is what gives it change streams. */
final class ReplicaSet {
  static final String NAME = "xiaoer";

  private static final int ALREADY_INITIALIZED = 23;

  private ReplicaSet() {}

  /**
   * Initiates the set, or tells an existing one its present port.
   *
   * @param port where the server listens on 127.0.0.1
   */
  static void ensure(int port) {
    String host = "127.0.0.1:" + port;
    String uri = "mongodb://" + host + "/?directConnection=true&serverSelectionTimeoutMS=20000";
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase admin = client.getDatabase("admin");
      Document members =
          new Document("_id", NAME)
              .append("version", 1)
              .append("members", List.of(new Document("_id", 0).append("host", host)));
      try {
        admin.runCommand(new Document("replSetInitiate", members));
      } catch (MongoCommandException e) {
        if (e.getErrorCode() != ALREADY_INITIALIZED) {
          throw new Refusal("mongod refuses to be a replica set: " + e.getErrorMessage());
        }
        moveTo(admin, host);
      }
    }
  }

  private static void moveTo(MongoDatabase admin, String host) {
    Document config =
        admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
    Document member = config.getList("members", Document.class).getFirst();
    if (!host.equals(member.getString("host"))) {
      member.put("host", host);
      config.put("version", config.getInteger("version") + 1);
      admin.runCommand(new Document("replSetReconfig", config).append("force", true));
    }
  }
}
