package io.xiaoer.analytics.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.analytics.core.Count;
import io.xiaoer.analytics.core.Csat;
import io.xiaoer.analytics.core.Definition;
import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Timing;
import io.xiaoer.analytics.mongo.FiguresStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What is going on now. A page asks again every few seconds. */
@Path("/api/live")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "supervisor"})
@RunOnVirtualThread
public class LiveResource {
  /** Longest stretch, in minutes: a day. Each minute is one document. */
  static final int MAX_MINUTES = 1_440;

  private static final Map<String, Meaning> DEFINITIONS = definitions();

  private final FiguresStore store;
  private final Caller caller;
  private final Clock clock = Clock.systemUTC();

  LiveResource(FiguresStore store, Caller caller) {
    this.store = store;
    this.caller = caller;
  }

  /**
   * The figures of the last minutes.
   *
   * @param shopId whose
   * @param minutes every minute of the stretch, oldest first, the running one last
   * @param totals all of them together; percentiles are of all durations, not of the minutes'
   *     percentiles
   * @param definitions what each figure means, by its name
   * @param updatedAt when they were read
   */
  public record Live(
      String shopId,
      List<Figures> minutes,
      Figures totals,
      Map<String, Meaning> definitions,
      Instant updatedAt) {}

  /**
   * What a figure means.
   *
   * @param version raised whenever the meaning changes
   * @param text the meaning
   */
  public record Meaning(int version, String text) {}

  /** The figures of a shop's last minutes. */
  @GET
  @Operation(summary = "The figures of a shop's last minutes, and what each one means.")
  public Live live(
      @Parameter(description = "The shop; else the caller's own.")
          @QueryParam("shop")
          @Size(min = 1, max = 100)
          @Nullable String shop,
      @Parameter(description = "How many minutes, the running one included.")
          @QueryParam("minutes")
          @DefaultValue("60")
          @Min(1)
          @Max(MAX_MINUTES)
          int minutes) {
    String shopId = caller.shop(shop);
    Instant now = clock.instant();
    Instant running = now.truncatedTo(ChronoUnit.MINUTES);
    List<Instant> stretch =
        IntStream.range(0, minutes)
            .mapToObj(i -> running.minus(minutes - 1L - i, ChronoUnit.MINUTES))
            .toList();
    Map<Instant, MinuteFigures> found =
        store.find(shopId, stretch).stream()
            .collect(Collectors.toMap(MinuteFigures::minute, Function.identity()));
    MinuteFigures total =
        found.values().stream().reduce(MinuteFigures.none(shopId, running), MinuteFigures::plus);
    return new Live(
        shopId,
        stretch.stream()
            .map(
                each ->
                    Figures.of(each, found.getOrDefault(each, MinuteFigures.none(shopId, each))))
            .toList(),
        Figures.of(null, total),
        DEFINITIONS,
        now);
  }

  private static Map<String, Meaning> definitions() {
    Stream<Definition> all =
        Stream.of(
                Stream.of(Count.values()).map(Count::definition),
                Stream.of(Timing.values()).map(Timing::definition),
                Stream.of(Csat.DEFINITION))
            .flatMap(Function.identity());
    Map<String, Meaning> byName = new LinkedHashMap<>();
    all.forEach(each -> byName.put(each.name(), new Meaning(each.version(), each.text())));
    return byName;
  }
}
