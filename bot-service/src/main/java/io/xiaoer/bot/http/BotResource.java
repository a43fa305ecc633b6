package io.xiaoer.bot.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.bot.BotConfig;
import io.xiaoer.bot.core.answer.AnswerBook;
import io.xiaoer.bot.core.dialogue.Intent;
import io.xiaoer.bot.core.dialogue.Understood;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.nlu.Listener;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the bot can understand, and what it would understand. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Understanding")
public class BotResource {
  private final Listener listener;
  private final AnswerBook book;
  private final ZoneId zone;

  BotResource(Listener listener, AnswerBook book, BotConfig config) {
    this.listener = listener;
    this.book = book;
    this.zone = ZoneId.of(config.zone());
  }

  /** An intent and its names. */
  @Schema(description = "Something that the bot can understand.")
  public record IntentView(
      @Schema(examples = "where-is-my-parcel") String id,
      ProblemClass problemClass,
      @Schema(examples = "查物流") String nameZh,
      @Schema(examples = "track a parcel") String nameEn) {}

  /** A sentence to try. */
  @Schema(description = "A sentence to try.", requiredProperties = "text")
  public record Trial(
      @Schema(examples = "我的快递到哪了", minLength = 1, maxLength = Limits.TEXT_CHARS)
          @Nullable String text,
      @Schema(
              description = "Language of the conversation.",
              examples = "zh-CN",
              maxLength = 35,
              nullable = true)
          @Nullable String locale) {}

  /** What would be understood. */
  @Schema(description = "What would be understood.")
  public record TrialView(
      @Schema(description = "Absent where the bot would abstain.", nullable = true)
          @Nullable String intent,
      @Schema(description = "The likeliest intents, also where the bot would abstain.")
          List<String> guesses,
      @Schema(description = "Probability that the first guess is right, 0 to 1.") double confidence,
      @Schema(examples = "zh") String language,
      @Schema(examples = "CALM") String mood,
      @Schema(nullable = true) @Nullable String orderNumber,
      @Schema(nullable = true) @Nullable String size,
      @Schema(nullable = true) @Nullable OffsetDateTime timeFrom,
      @Schema(nullable = true) @Nullable OffsetDateTime timeTo,
      @Schema(description = "Version of the model.", examples = "zh-r1-ba49f9c606") String model) {}

  /** Every intent. */
  @GET
  @Path("/intents")
  @RolesAllowed({"editor", "analyst", "supervisor"})
  @Operation(operationId = "listIntents", summary = "Every intent (editor, analyst, supervisor)")
  @APIResponse(responseCode = "200", description = "The intents.")
  public List<IntentView> intents() {
    return Arrays.stream(Intent.values())
        .map(
            intent -> {
              AnswerBook.IntentWords words =
                  Objects.requireNonNull(book.intents().get(intent.id()));
              return new IntentView(intent.id(), intent.problemClass(), words.zh(), words.en());
            })
        .toList();
  }

  /** Reads a sentence without any conversation. */
  @POST
  @Path("/try")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({"editor", "supervisor"})
  @Operation(
      operationId = "tryText",
      summary = "What the bot would understand (editor, supervisor)")
  @APIResponse(responseCode = "200", description = "The reading.")
  @APIResponse(
      responseCode = "400",
      description = "The text is missing or too long (`invalid-text`).")
  public TrialView read(@RequestBody(required = true) @Nullable Trial trial) {
    String text = trial == null ? null : trial.text();
    if (text == null || text.isBlank() || text.length() > Limits.TEXT_CHARS) {
      throw new ProblemException(
          Status.BAD_REQUEST,
          "invalid-text",
          "text must have 1 to " + Limits.TEXT_CHARS + " characters");
    }
    String locale = trial == null || trial.locale() == null ? "zh" : trial.locale();
    Understood read = listener.listen(text, Language.ofLocale(locale), OffsetDateTime.now(zone));
    var time = read.entities().time();
    return new TrialView(
        read.intent() == null ? null : read.intent().id(),
        read.guesses().stream().map(Intent::id).toList(),
        read.confidence(),
        read.language().language().tag(),
        read.mood().mood().name(),
        read.entities().orderNumber(),
        read.entities().size(),
        time == null ? null : time.from(),
        time == null ? null : time.to(),
        read.modelVersion());
  }
}
