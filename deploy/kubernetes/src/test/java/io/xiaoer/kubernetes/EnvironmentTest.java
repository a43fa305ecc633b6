package io.xiaoer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a service reads from its environment is what the base gives it. */
class EnvironmentTest {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+)(:)?");

  @Test
  void noServiceIsGivenASecretThatItDoesNotRead() throws IOException {
    for (String service : Repository.SERVICES) {
      assertThat(variables(service, true)).as(service).containsAll(given(service, true));
    }
  }

  @Test
  void whatHasNoDefaultIsGiven() throws IOException {
    for (String service : Repository.SERVICES) {
      assertThat(given(service, false)).as(service).containsAll(variables(service, false));
    }
  }

  private static Set<String> given(String service, boolean secretsOnly) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : List.of(service, "every-service")) {
      String yaml = Files.readString(Repository.KUBERNETES.resolve("base/" + file + ".yaml"));
      Manifests.read(yaml).all(Deployment.class).stream()
          .flatMap(d -> d.getSpec().getTemplate().getSpec().getContainers().stream())
          .flatMap(container -> container.getEnv().stream())
          .filter(variable -> !secretsOnly || isSecret(variable))
          .map(EnvVar::getName)
          .forEach(names::add);
    }
    return names;
  }

  private static boolean isSecret(EnvVar variable) {
    return variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null;
  }

  /** The variables that the service's settings name; all, or those without a default. */
  private static Set<String> variables(String service, boolean all) throws IOException {
    Properties settings = Repository.settings(service);
    Set<String> names = new TreeSet<>();
    for (String key : settings.stringPropertyNames()) {
      Matcher matcher = VARIABLE.matcher(settings.getProperty(key));
      while (!key.startsWith("%") && matcher.find()) {
        if (all || matcher.group(2) == null) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }
}
