package io.xiaoer.analytics.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.xiaoer.analytics.InsightConfig;
import io.xiaoer.analytics.core.Count;
import io.xiaoer.analytics.core.Csat;
import io.xiaoer.analytics.core.Durations;
import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Timing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The figures of each shop and minute. A newer version of a minute replaces an older one and never
 * the other way round, so a save may come twice, late, or from an instance that has been replaced.
 */
@ApplicationScoped
public class FiguresStore {
  private static final int DUPLICATE_KEY = 11000;
  private static final String FOLDS = "folds";
  private static final String NAME = "name";

  private final MongoCollection<Document> minutes;

  FiguresStore(
      MongoClient client,
      @ConfigProperty(name = "quarkus.mongodb.database") String database,
      InsightConfig config) {
    minutes = client.getDatabase(database).getCollection("minutes-" + config.generation());
  }

  /** Keeps these minutes, in one request. */
  public void save(List<MinuteFigures> changed) {
    if (changed.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (MinuteFigures figures : changed) {
      Document document = document(figures);
      writes.add(
          new ReplaceOneModel<>(
              Filters.and(
                  Filters.eq("_id", document.get("_id")), Filters.lte(FOLDS, figures.folds())),
              document,
              new ReplaceOptions().upsert(true)));
    }
    try {
      minutes.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // A newer version is there: the upsert finds none to replace and cannot insert.
      if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw e;
      }
    }
  }

  /** Those of a shop's minutes in which anything happened, in no order. */
  public List<MinuteFigures> find(String shopId, List<Instant> wanted) {
    List<String> ids = wanted.stream().map(minute -> id(shopId, minute)).toList();
    List<MinuteFigures> found = new ArrayList<>(ids.size());
    for (Document document : minutes.find(Filters.in("_id", ids))) {
      found.add(figures(document));
    }
    return found;
  }

  private static String id(String shopId, Instant minute) {
    return shopId + "|" + minute;
  }

  private static Document document(MinuteFigures figures) {
    List<Document> counts = new ArrayList<>();
    figures
        .counts()
        .forEach(
            (count, byLabel) ->
                byLabel.forEach(
                    (label, n) ->
                        counts.add(
                            new Document(NAME, count.name())
                                .append("label", label)
                                .append("n", n))));
    List<Document> timings = new ArrayList<>();
    figures.timings().forEach((timing, held) -> timings.add(document(timing, held)));
    return new Document("_id", id(figures.shopId(), figures.minute()))
        .append("shopId", figures.shopId())
        .append("minute", Date.from(figures.minute()))
        .append(FOLDS, figures.folds())
        .append("counts", counts)
        .append("timings", timings)
        .append(
            "csat",
            new Document("count", figures.csat().count())
                .append("sumStars", figures.csat().sumStars())
                .append("solved", figures.csat().solved()));
  }

  private static Document document(Timing timing, Durations held) {
    return new Document(NAME, timing.name())
        .append("sumMillis", held.sumMillis())
        .append("zeros", held.zeros())
        .append("bins", List.copyOf(held.bins().keySet()))
        .append("counts", List.copyOf(held.bins().values()));
  }

  private static MinuteFigures figures(Document document) {
    Map<Count, Map<String, Long>> counts = new EnumMap<>(Count.class);
    for (Document each : document.getList("counts", Document.class)) {
      counts
          .computeIfAbsent(Count.valueOf(each.getString(NAME)), first -> new TreeMap<>())
          .put(each.getString("label"), each.getLong("n"));
    }
    Map<Timing, Durations> timings = new EnumMap<>(Timing.class);
    for (Document each : document.getList("timings", Document.class)) {
      timings.put(Timing.valueOf(each.getString(NAME)), durations(each));
    }
    Document csat = document.get("csat", Document.class);
    return new MinuteFigures(
        document.getString("shopId"),
        document.getDate("minute").toInstant(),
        document.getLong(FOLDS),
        counts,
        timings,
        new Csat(csat.getLong("count"), csat.getLong("sumStars"), csat.getLong("solved")));
  }

  private static Durations durations(Document document) {
    List<Integer> bins = document.getList("bins", Integer.class);
    List<Long> counts = document.getList("counts", Long.class);
    TreeMap<Integer, Long> byBin = new TreeMap<>();
    for (int i = 0; i < bins.size(); i++) {
      byBin.put(bins.get(i), counts.get(i));
    }
    return new Durations(document.getLong("sumMillis"), document.getLong("zeros"), byBin);
  }
}
