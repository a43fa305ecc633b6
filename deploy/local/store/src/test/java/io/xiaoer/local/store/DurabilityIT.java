package io.xiaoer.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process that stores and counts what it had promised. */
class DurabilityIT {
  private static final int WRITERS = 4;
  private static final int WRITES_BEFORE_THE_KILL = 300;

  @TempDir Path folder;

  @Test
  void everyAcknowledgedWriteIsThereAfterKillMinusNine() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int kill = 0; kill < 2; kill++) {
      writeUntilKilled("round-" + kill, acknowledged);
    }
    try (StoreServer store = StoreServer.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri())) {
      Set<String> found = new HashSet<>();
      messages(client).find().forEach(d -> found.add(d.getString("_id")));
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2 * WRITES_BEFORE_THE_KILL);
      assertThat(found).containsAll(acknowledged);
    }
  }

  private void writeUntilKilled(String round, Set<String> acknowledged) throws Exception {
    Process process = fork();
    try {
      String uri = listening(process);
      CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_THE_KILL);
      try (MongoClient client = MongoClients.create(uri + "/?serverSelectionTimeoutMS=500")) {
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
          String prefix = round + "-" + w + "-";
          writers.add(Thread.ofPlatform().start(() -> write(client, prefix, acknowledged, enough)));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        process.destroyForcibly();
        for (Thread writer : writers) {
          writer.join();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void write(
      MongoClient client, String prefix, Set<String> acknowledged, CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        messages(client).insertOne(new Document("_id", prefix + i).append("text", "你好"));
        acknowledged.add(prefix + i);
        enough.countDown();
      }
    } catch (MongoException killed) {
      // The process is gone: this write was not acknowledged and may or may not be there.
    }
  }

  private static MongoCollection<Document> messages(MongoClient client) {
    return client.getDatabase("durability").getCollection("messages");
  }

  private Process fork() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "-Xmx128m",
            "--sun-misc-unsafe-memory-access=allow",
            StoreServer.class.getName(),
            "--port",
            "0",
            "--dir",
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String listening(Process process) throws IOException {
    BufferedReader log = process.inputReader();
    StringBuilder seen = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      seen.append(line).append('\n');
      int at = line.indexOf("mongodb://");
      if (at >= 0) {
        Thread.ofPlatform().daemon().start(() -> log.lines().forEach(rest -> {}));
        return line.substring(at, line.indexOf(',', at));
      }
    }
    throw new AssertionError("the store did not start:\n" + seen);
  }
}
