package io.xiaoer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedIT {

  private static final Map<String, Manifests> RENDERED = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void thereAreFiveServicesWithAllThatBelongsToThem(String folder) throws Exception {
    Manifests manifests = rendered(folder);
    for (Class<? extends HasMetadata> kind :
        List.of(Deployment.class, Service.class, ServiceAccount.class, PodDisruptionBudget.class)) {
      assertThat(names(manifests, kind))
          .as(kind.getSimpleName())
          .containsExactlyInAnyOrderElementsOf(Repository.SERVICES);
    }
    assertThat(manifests.all(Ingress.class)).hasSize(1);
    assertThat(manifests.all(ConfigMap.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void everyPodKeepsToTheRestrictedProfile(String folder) throws Exception {
    for (Deployment deployment : rendered(folder).all(Deployment.class)) {
      PodSpec pod = pod(deployment);
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getHostNetwork()).isNull();
      assertThat(pod.getVolumes())
          .allSatisfy(
              volume ->
                  assertThat(
                          volume.getSecret() != null || volume.getEmptyDir().getSizeLimit() != null)
                      .as(volume.getName())
                      .isTrue());
      assertThat(containers(deployment)).isNotEmpty().allSatisfy(RenderedIT::assertRestricted);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void everyContainerIsProbedOnTheManagementPortAndBounded(String folder) throws Exception {
    for (Deployment deployment : rendered(folder).all(Deployment.class)) {
      for (Container container : containers(deployment)) {
        assertProbe(container.getStartupProbe(), "/q/health/started");
        assertProbe(container.getReadinessProbe(), "/q/health/ready");
        assertProbe(container.getLivenessProbe(), "/q/health/live");
        assertThat(container.getPorts())
            .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
            .containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("http", 8080),
                org.assertj.core.groups.Tuple.tuple("management", 9000));
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void everyReferenceLeadsSomewhere(String folder) throws Exception {
    Manifests manifests = rendered(folder);
    ConfigMap settings = manifests.all(ConfigMap.class).getFirst();
    String guide = Repository.operatorsGuide();
    for (Deployment deployment : manifests.all(Deployment.class)) {
      String name = deployment.getMetadata().getName();
      assertThat(pod(deployment).getServiceAccountName()).isEqualTo(name);
      for (Volume volume : pod(deployment).getVolumes()) {
        if (volume.getSecret() != null) {
          assertThat(volume.getSecret().getItems())
              .isNotEmpty()
              .allSatisfy(
                  item ->
                      assertThat(guide)
                          .contains(
                              "| `%s` | `%s` |"
                                  .formatted(volume.getSecret().getSecretName(), item.getKey())));
        }
      }
      for (EnvVar variable : variables(deployment)) {
        if (variable.getValueFrom() == null) {
          continue;
        }
        ConfigMapKeySelector setting = variable.getValueFrom().getConfigMapKeyRef();
        SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
        if (setting != null) {
          assertThat(setting.getName()).isEqualTo(settings.getMetadata().getName());
          assertThat(settings.getData()).containsKey(setting.getKey());
        } else {
          assertThat(guide).contains("| `" + secret.getName() + "` | `" + secret.getKey() + "` |");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void whatIsSecretComesFromASecret(String folder) throws Exception {
    for (Deployment deployment : rendered(folder).all(Deployment.class)) {
      for (EnvVar variable : variables(deployment)) {
        boolean names = variable.getName().endsWith("_FILE");
        boolean secret =
            !names && variable.getName().matches("MONGODB_URI|.*(SECRET|KEY|PASSWORD|TOKEN).*");
        boolean fromSecret =
            variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null;
        assertThat(fromSecret).as(variable.getName()).isEqualTo(secret);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void everySettingIsReadBySomebody(String folder) throws Exception {
    Manifests manifests = rendered(folder);
    List<String> read =
        manifests.all(Deployment.class).stream()
            .flatMap(deployment -> variables(deployment).stream())
            .map(EnvVar::getName)
            .toList();
    assertThat(read).containsAll(manifests.all(ConfigMap.class).getFirst().getData().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/example"})
  void servicesAndBudgetsSelectTheirPodsAndTheIngressTheirPorts(String folder) throws Exception {
    Manifests manifests = rendered(folder);
    Map<String, Service> services = new HashMap<>();
    manifests.all(Service.class).forEach(s -> services.put(s.getMetadata().getName(), s));
    Map<String, PodDisruptionBudget> budgets = new HashMap<>();
    manifests
        .all(PodDisruptionBudget.class)
        .forEach(b -> budgets.put(b.getMetadata().getName(), b));
    for (Deployment deployment : manifests.all(Deployment.class)) {
      String name = deployment.getMetadata().getName();
      Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
      assertThat(labels).containsAllEntriesOf(services.get(name).getSpec().getSelector());
      assertThat(labels)
          .containsAllEntriesOf(budgets.get(name).getSpec().getSelector().getMatchLabels())
          .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
      assertThat(deployment.getSpec().getReplicas())
          .as("a budget of one needs two")
          .isGreaterThan(1);
    }
    for (HTTPIngressPath path :
        manifests
            .all(Ingress.class)
            .getFirst()
            .getSpec()
            .getRules()
            .getFirst()
            .getHttp()
            .getPaths()) {
      Service service = services.get(path.getBackend().getService().getName());
      assertThat(service.getSpec().getPorts())
          .anySatisfy(
              port ->
                  assertThat(port.getName())
                      .isEqualTo(path.getBackend().getService().getPort().getName()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "overlays/example")
  void theExampleEnforcesPodSecurityAndHasOneHostWithTls(String folder) throws Exception {
    Manifests manifests = rendered(folder);
    assertThat(manifests.all(Namespace.class).getFirst().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    assertThat(manifests.objects())
        .filteredOn(object -> !(object instanceof Namespace))
        .allSatisfy(object -> assertThat(object.getMetadata().getNamespace()).isEqualTo("xiaoer"));
    Ingress ingress = manifests.all(Ingress.class).getFirst();
    String host = ingress.getSpec().getRules().getFirst().getHost();
    assertThat(ingress.getSpec().getTls().getFirst().getHosts()).containsExactly(host);
    Map<String, String> settings = manifests.all(ConfigMap.class).getFirst().getData();
    assertThat(settings).containsEntry("PUBLIC_URL", "https://" + host);
    assertThat(settings.get("OIDC_ISSUER")).startsWith("https://" + host + "/");
  }

  private static void assertRestricted(Container container) {
    SecurityContext security = container.getSecurityContext();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getPrivileged()).isNull();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getCapabilities().getAdd()).isEmpty();
    assertThat(container.getVolumeMounts()).extracting(VolumeMount::getMountPath).contains("/tmp");
    assertThat(container.getImage()).doesNotEndWith(":latest").contains(":");
  }

  private static void assertProbe(Probe probe, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  private static List<Container> containers(Deployment deployment) {
    return Stream.concat(
            pod(deployment).getContainers().stream(), pod(deployment).getInitContainers().stream())
        .toList();
  }

  private static List<EnvVar> variables(Deployment deployment) {
    return containers(deployment).stream().flatMap(c -> c.getEnv().stream()).toList();
  }

  private static List<String> names(Manifests manifests, Class<? extends HasMetadata> kind) {
    return manifests.all(kind).stream().map(object -> object.getMetadata().getName()).toList();
  }

  private static Manifests rendered(String folder) throws IOException, InterruptedException {
    Manifests known = RENDERED.get(folder);
    if (known == null) {
      known = Kubectl.unpacked().render(folder);
      RENDERED.put(folder, known);
    }
    return known;
  }
}
