package io.xiaoer.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Parts that run elsewhere, as the environment names them. A part named here is not started.
 *
 * @param kafka {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param mongo {@code MONGODB_URI}
 * @param oidc {@code OIDC_URL}, the realm's address on the back channel
 * @param oidcIssuer {@code OIDC_ISSUER}, the realm's address as it stands in tokens
 * @param mongod a MongoDB server's program on this machine, at {@code MONGOD} or on the path
 */
record Outside(
    Optional<String> kafka,
    Optional<String> mongo,
    Optional<String> oidc,
    Optional<String> oidcIssuer,
    Optional<Path> mongod) {

  /**
   * Reads the environment.
   *
   * @throws Refusal if {@code MONGOD} names no program
   */
  static Outside of(Map<String, String> environment) {
    return new Outside(
        given(environment, "KAFKA_BOOTSTRAP_SERVERS"),
        given(environment, "MONGODB_URI"),
        given(environment, "OIDC_URL"),
        given(environment, "OIDC_ISSUER"),
        mongod(environment));
  }

  private static Optional<String> given(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private static Optional<Path> mongod(Map<String, String> environment) {
    Optional<Path> named = given(environment, "MONGOD").map(Path::of);
    if (named.isPresent()) {
      if (!Files.isExecutable(named.get())) {
        throw new Refusal("MONGOD is " + named.get() + ", which is no program");
      }
      return named;
    }
    return Arrays.stream(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "mongod"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
