package io.xiaoer.gateway.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the store under a key, as a channel. After a jump it asks for what is wanted and no
 * more; who reads on gets the next {@value #AHEAD} bytes with one question.
 */
final class StoredChannel implements SeekableByteChannel {
  private static final int AHEAD = 1 << 20;

  private final MediaStore store;
  private final String key;
  private final long size;
  private @Nullable InputStream stream;
  private long streamAt;
  private long streamEnd;
  private long position;
  private boolean open = true;

  StoredChannel(MediaStore store, String key, long size) {
    this.store = store;
    this.key = key;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= size) {
      return -1;
    }
    int wanted = (int) Math.min(into.remaining(), size - position);
    int before = into.position();
    while (into.position() - before < wanted) {
      int missing = wanted - (into.position() - before);
      InputStream from = at(position, missing);
      byte[] part = from.readNBytes((int) Math.min(missing, streamEnd - position));
      if (part.length == 0) {
        throw new IOException("the store has less than was kept");
      }
      into.put(part);
      position += part.length;
      streamAt = position;
    }
    return wanted;
  }

  private InputStream at(long from, int wanted) throws IOException {
    InputStream going = stream;
    if (going != null && streamAt == from && from < streamEnd) {
      return going;
    }
    boolean readsOn = streamAt == from && from > 0;
    closeStream();
    long count = Math.min(readsOn ? Math.max(wanted, AHEAD) : wanted, size - from);
    InputStream opened = store.open(key, from, count);
    stream = opened;
    streamAt = from;
    streamEnd = from + count;
    return opened;
  }

  private void closeStream() throws IOException {
    InputStream going = stream;
    stream = null;
    if (going != null) {
      going.close();
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    closeStream();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }
}
