package io.xiaoer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  private static final String GOOD =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: a
        labels:
          any.example/name: value
      automountServiceAccountToken: false
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: a
      spec:
        replicas: 2
        template:
          spec:
            containers:
              - name: service
                readinessProbe:
                  httpGet:
                    path: /
                    port: management
      """;

  @Test
  void whatIsRightIsRead() throws IOException {
    assertThat(Manifests.read(GOOD).objects()).hasSize(2);
    assertThat(Manifests.read(GOOD).all(ServiceAccount.class)).hasSize(1);
  }

  @Test
  void anUnknownFieldIsAnErrorHoweverDeep() {
    assertRefused(GOOD.replace("replicas:", "replica:"), "replica");
    assertRefused(GOOD.replace("path: /", "paths: /"), "paths");
    assertRefused(GOOD.replace("automountServiceAccountToken", "automount"), "automount");
  }

  @Test
  void aFieldTwiceIsAnError() {
    assertRefused(GOOD.replace("replicas: 2", "replicas: 2\n  replicas: 3"), "replicas");
  }

  @Test
  void aValueOfTheWrongTypeIsAnError() {
    assertRefused(GOOD.replace("replicas: 2", "replicas: two"), "two");
    assertRefused(GOOD.replace("replicas: 2", "replicas: [2]"), "Integer");
  }

  @Test
  void aKindThatNobodyExpectsIsAnError() {
    assertRefused(GOOD.replace("apps/v1", "apps/v1beta1"), "apps/v1beta1/Deployment");
  }

  private static void assertRefused(String yaml, String why) {
    assertThatIOException().isThrownBy(() -> Manifests.read(yaml)).withMessageContaining(why);
  }
}
