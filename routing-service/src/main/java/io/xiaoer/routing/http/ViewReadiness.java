package io.xiaoer.routing.http;

import io.xiaoer.routing.kafka.ConversationFollower;
import io.xiaoer.routing.kafka.DeskView;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node is ready when it knows how the desks stand and hears the conversations. */
@Readiness
@ApplicationScoped
class ViewReadiness implements HealthCheck {
  private final DeskView view;
  private final ConversationFollower conversations;

  ViewReadiness(DeskView view, ConversationFollower conversations) {
    this.view = view;
    this.conversations = conversations;
  }

  @Override
  public HealthCheckResponse call() {
    boolean desks = view.isReady();
    boolean heard = conversations.isReady();
    return HealthCheckResponse.named("desk view")
        .withData("desks", desks)
        .withData("conversations", heard)
        .status(desks && heard)
        .build();
  }
}
