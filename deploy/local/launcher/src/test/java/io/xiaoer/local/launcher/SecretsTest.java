package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void aSecretIsMadeOnceAndOnlyItsOwnerCanReadIt() throws Exception {
    Path inside = folder.resolve("secrets");
    Secrets secrets = new Secrets(inside, Map.of());
    String first = secrets.get("GUEST_SIGNING_KEY");
    assertThat(first).matches("[0-9a-f]{64}");
    assertThat(new Secrets(inside, Map.of()).get("GUEST_SIGNING_KEY")).isEqualTo(first);
    assertThat(secrets.get("OTHER")).isNotEqualTo(first);
    assertThat(permissions(secrets.fileOf("GUEST_SIGNING_KEY"))).isEqualTo("rw-------");
    assertThat(permissions(inside)).isEqualTo("rwx------");
  }

  @Test
  void aValueInTheEnvironmentWinsAndIsNotWrittenDown() {
    Secrets secrets = new Secrets(folder, Map.of("GUEST_SIGNING_KEY", "given"));
    assertThat(secrets.get("GUEST_SIGNING_KEY")).isEqualTo("given");
    assertThat(secrets.fileOf("GUEST_SIGNING_KEY")).doesNotExist();
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
