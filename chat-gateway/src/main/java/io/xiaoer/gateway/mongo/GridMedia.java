package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.xiaoer.gateway.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.NoSuchElementException;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in MongoDB, laid out as GridFS has it (collections {@code media.files} and {@code
 * media.chunks}), so that every GridFS tool reads them. The id of a chunk is its file's id and its
 * number, so that each one is reached by {@code _id} and a range begins at its own chunk; the
 * driver's bucket would look for them by an index that the embedded store does not use.
 */
public final class GridMedia implements MediaStore {
  /** Name of the bucket. */
  public static final String BUCKET = "media";

  private static final String ID = "_id";
  private static final String LENGTH = "length";
  private static final int CHUNK_BYTES = 255 * 1024;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> files;
  private final MongoCollection<Document> chunks;
  private final Clock clock;

  /** The bucket of a database. */
  public GridMedia(MongoDatabase database, Clock clock) {
    this.files = database.getCollection(BUCKET + ".files");
    this.chunks = database.getCollection(BUCKET + ".chunks");
    this.clock = clock;
  }

  /** Chunks first: a file that is listed is whole. */
  @Override
  public void put(String key, Path file, String mediaType) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (byte[] part = in.readNBytes(CHUNK_BYTES);
          part.length > 0;
          part = in.readNBytes(CHUNK_BYTES)) {
        chunks.replaceOne(
            eq(ID, chunkId(key, number)),
            new Document(ID, chunkId(key, number))
                .append("files_id", key)
                .append("n", number)
                .append("data", new Binary(part)),
            UPSERT);
        number++;
      }
      files.replaceOne(
          eq(ID, key),
          new Document(ID, key)
              .append(LENGTH, Files.size(file))
              .append("chunkSize", CHUNK_BYTES)
              .append("uploadDate", Date.from(clock.instant()))
              .append("filename", key)
              .append("metadata", new Document("contentType", mediaType)),
          UPSERT);
    } catch (MongoException down) {
      throw new Unavailable("the store did not keep a medium", down);
    }
  }

  @Override
  public InputStream open(String key, long from, long count) {
    return new Chunks(key, from, count);
  }

  /** The entry last: a deletion that was cut off can be repeated. */
  @Override
  public void delete(String key) {
    try {
      Document file = files.find(eq(ID, key)).first();
      if (file == null) {
        return;
      }
      long last = file.get(LENGTH, Number.class).longValue() / CHUNK_BYTES;
      for (long number = 0; number <= last; number++) {
        chunks.deleteOne(eq(ID, chunkId(key, number)));
      }
      files.deleteOne(eq(ID, key));
    } catch (MongoException down) {
      throw new Unavailable("the store did not forget a medium", down);
    }
  }

  private static String chunkId(String key, long number) {
    return key + ":" + number;
  }

  /** Reads one chunk at a time, when it is needed. */
  private final class Chunks extends InputStream {
    private final String key;
    private long next;
    private int skip;
    private long left;
    private byte[] part = new byte[0];
    private int at;

    Chunks(String key, long from, long count) {
      this.key = key;
      this.next = from / CHUNK_BYTES;
      this.skip = (int) (from % CHUNK_BYTES);
      this.left = count;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      if (at >= part.length) {
        part = chunk(next++);
        at = skip;
        skip = 0;
      }
      int count = (int) Math.min(Math.min(length, part.length - at), left);
      System.arraycopy(part, at, into, offset, count);
      at += count;
      left -= count;
      return count;
    }

    private byte[] chunk(long number) {
      @Nullable Document found;
      try {
        found = chunks.find(eq(ID, chunkId(key, number))).first();
      } catch (MongoException down) {
        throw new Unavailable("the store did not answer", down);
      }
      if (found == null) {
        throw new Unavailable("a medium is not whole", new NoSuchElementException(key));
      }
      return found.get("data", Binary.class).getData();
    }
  }
}
