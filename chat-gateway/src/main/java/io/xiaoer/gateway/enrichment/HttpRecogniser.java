package io.xiaoer.gateway.enrichment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A recogniser that is asked as OpenAI's transcription endpoint is: {@code POST
 * {url}/audio/transcriptions} with the parts {@code file}, {@code model} and {@code
 * response_format=json}; the language is left to it, for customers change theirs. The answer is
 * {@code {"text": …}}. Many servers of Whisper and other models speak it.
 */
final class HttpRecogniser implements Recogniser, AutoCloseable {
  private static final int OK = 200;
  private static final int ANSWER_BYTES = 256 * 1024;

  private final HttpClient client;
  private final URI address;
  private final String model;
  private final Optional<String> apiKey;
  private final Duration within;

  HttpRecogniser(String url, EnrichmentConfig.Speech config) {
    this.client = HttpClient.newBuilder().connectTimeout(config.within()).build();
    this.address = URI.create(url + "/audio/transcriptions");
    this.model = config.model();
    this.apiKey = config.apiKey();
    this.within = config.within();
  }

  @Override
  public Transcript listen(Path sound, String mediaType) throws IOException {
    String boundary = "xiaoer-" + UUID.randomUUID();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(within)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Accept", "application/json")
            .POST(body(boundary, sound, mediaType));
    apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != OK) {
          throw new IOException("the recogniser answered " + response.statusCode());
        }
        return heard(in.readNBytes(ANSWER_BYTES));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private static Transcript heard(byte[] answer) throws IOException {
    try {
      JsonNode text = Codec.JSON.readTree(answer).path("text");
      if (!text.isTextual()) {
        throw new IOException("the recogniser answered without a text");
      }
      String words = text.textValue().strip();
      String cut = words.substring(0, Math.min(words.length(), Limits.TEXT_CHARS));
      return cut.isEmpty()
          ? new Transcript(Transcript.Result.NO_WORDS, null, null)
          : new Transcript(Transcript.Result.HEARD, cut, null);
    } catch (JacksonException broken) {
      throw new IOException("the recogniser did not answer in JSON");
    }
  }

  private BodyPublisher body(String boundary, Path sound, String mediaType) throws IOException {
    String ending = mediaType.substring(mediaType.indexOf('/') + 1);
    StringBuilder before = new StringBuilder();
    before.append(part(boundary, "model", model));
    before.append(part(boundary, "response_format", "json"));
    before
        .append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; ")
        .append("filename=\"voice." + ending + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n");
    return BodyPublishers.concat(
        BodyPublishers.ofString(before.toString(), StandardCharsets.UTF_8),
        BodyPublishers.ofFile(sound),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", StandardCharsets.UTF_8));
  }

  private static String part(String boundary, String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(boundary, name, value);
  }

  @Override
  public String version() {
    return model;
  }

  @Override
  public void close() {
    client.close();
  }
}
