package io.xiaoer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void whatAServiceRefusesIsAnsweredAsItSaidIt() {
    Response answer =
        problems.refused(new ProblemException(Status.CONFLICT, "no-stock", "none is left"));

    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(answer.getMediaType()).hasToString(Problem.MEDIA_TYPE);
    assertThat(answer.getEntity())
        .isEqualTo(
            new Problem(
                "urn:xiaoer:problem:no-stock", "Conflict", 409, "none is left", "no-stock"));
  }

  @Test
  void somethingThatIsDownSaysWhenToAskAgain() {
    Response answer = Problem.unavailable("unavailable", "the store does not answer");

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
  }

  @Test
  void aStatusThatTheFrameworkDoesNotKnowHasATitle() {
    assertThat(Problem.of(422, "too-long", "").title()).isEqualTo("Unprocessable Content");
  }

  @Test
  void aMethodThatIsNotThereIsToldWhichAre() {
    Response answer = problems.known(new NotAllowedException("GET", new String[] {"PUT"}));

    assertThat(problem(answer).code()).isEqualTo("method-not-allowed");
    assertThat(answer.getAllowedMethods()).containsExactlyInAnyOrder("GET", "PUT");
  }

  @Test
  void brokenJsonIsAnInvalidBody() {
    Response answer =
        problems.known(
            new WebApplicationException(
                new JsonParseException(null, "secret"), Status.BAD_REQUEST));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(problem(answer).code()).isEqualTo("invalid-body");
    assertThat(problem(answer).detail()).doesNotContain("secret");
  }

  @Test
  void aBugTellsNothingOfItself() {
    Response answer = problems.unexpected(new IllegalStateException("secret"));

    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(problem(answer).code()).isEqualTo("internal-error");
    assertThat(problem(answer).detail()).doesNotContain("secret");
  }

  private static Problem problem(Response answer) {
    return (Problem) answer.getEntity();
  }
}
