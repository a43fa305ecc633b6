package io.xiaoer.bot.http;

import io.quarkus.runtime.Startup;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.nlu.Comprehension;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the models are loaded, which happens at start; names their versions. */
@Readiness
@Startup
@ApplicationScoped
public class ModelReadiness implements HealthCheck {
  private final Comprehension comprehension;

  ModelReadiness(Comprehension comprehension) {
    this.comprehension = comprehension;
    // Touches the models, so that they are loaded before the first message comes.
    comprehension.version(Language.ZH);
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("models");
    for (Language language : Language.values()) {
      response.withData(language.tag(), comprehension.version(language));
    }
    return response.up().build();
  }
}
