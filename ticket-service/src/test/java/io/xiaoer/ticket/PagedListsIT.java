package io.xiaoer.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.ticket.core.Slice;
import io.xiaoer.ticket.mongo.PagedLists;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Lists in pages, on a real store. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(KeeperResource.class)
class PagedListsIT {
  private static final int ITEMS = 2 * Slice.PAGE_ITEMS + 30;

  @Inject PagedLists lists;

  @Test
  void anEmptyListHasNoItems() {
    assertThat(lists.size("empty")).isZero();
    assertThat(lists.read("empty", Slice.below(0, 50))).isEmpty();
  }

  @Test
  void aLongListIsReadBackNewestFirstWhateverComesTwice() {
    for (int i = 0; i < ITEMS; i++) {
      lists.append("long", "item-" + i, new Document("value", i));
      lists.append("long", "item-" + i / 2, new Document("value", i / 2));
    }
    assertThat(lists.size("long")).isEqualTo(ITEMS);
    List<Integer> read = new ArrayList<>();
    for (long before = lists.size("long"); before > 0; ) {
      List<PagedLists.Item> items = lists.read("long", Slice.below(before, 70));
      items.forEach(item -> read.add(item.content().getInteger("value")));
      before = items.getLast().number();
    }
    assertThat(read).isEqualTo(IntStream.range(0, ITEMS).map(i -> ITEMS - 1 - i).boxed().toList());
  }

  @Test
  void batchesFillPageAfterPageWhateverComesTwice() {
    for (int from = 0; from < ITEMS; from += 37) {
      lists.appendAll("batched", batch(Math.max(0, from - 20), Math.min(ITEMS, from + 37)));
    }
    assertThat(lists.size("batched")).isEqualTo(ITEMS);
    assertThat(lists.read("batched", Slice.below(ITEMS, ITEMS)))
        .extracting(item -> item.content().getInteger("value"))
        .isEqualTo(IntStream.range(0, ITEMS).map(i -> ITEMS - 1 - i).boxed().toList());
  }

  @Test
  void batchesAtOncePutEachItemInOnceAndLeaveNoGap() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int size : new int[] {17, 40, 90}) {
        work.add(
            () -> {
              for (int from = 0; from < ITEMS; from += size) {
                lists.appendAll("raced-batches", batch(from, Math.min(ITEMS, from + size)));
              }
              return null;
            });
      }
      for (Future<Void> done : writers.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(lists.size("raced-batches")).isEqualTo(ITEMS);
    assertThat(lists.read("raced-batches", Slice.below(ITEMS, ITEMS)))
        .extracting(item -> item.content().getInteger("value"))
        .doesNotHaveDuplicates()
        .hasSize(ITEMS);
  }

  private static Map<String, Document> batch(int from, int to) {
    Map<String, Document> contents = new LinkedHashMap<>();
    IntStream.range(from, to).forEach(i -> contents.put("item-" + i, new Document("value", i)));
    return contents;
  }

  @Test
  void writersAtOncePutEachItemInOnceAndLeaveNoGap() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int shift = writer;
        work.add(
            () -> {
              for (int i = 0; i < ITEMS; i++) {
                int item = (i + shift) % ITEMS;
                lists.append("raced", "item-" + item, new Document("value", item));
              }
              return null;
            });
      }
      for (Future<Void> done : writers.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(lists.size("raced")).isEqualTo(ITEMS);
    assertThat(lists.read("raced", Slice.below(ITEMS, ITEMS)))
        .extracting(item -> item.content().getInteger("value"))
        .doesNotHaveDuplicates()
        .hasSize(ITEMS);
  }
}
