package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak from its distribution: unpacked and built once per checkout, with its data in the state
 * folder. The realm is imported at the first start, and again when the realm file has changed; a
 * new public address is entered into the realm as it is.
 */
final class Keycloak {
  private static final String BUILT = "built.txt";

  /** Build options: what the suite does not use is not there. */
  private static final List<String> BUILD =
      List.of(
          "build",
          "--db=dev-file",
          "--health-enabled=true",
          "--metrics-enabled=false",
          "--http-relative-path=/auth",
          "--http-management-relative-path=/",
          "--features-disabled=ciba,device-flow,kerberos,par,impersonation,organization,"
              + "token-exchange-standard,client-policies,step-up-authentication-saml");

  private static final List<String> JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-Duser.language=en",
          "-Duser.country=US",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Dpicocli.disable.closures=true");

  private static final int HEAP_MEGABYTES = 192;

  private final Installation installation;
  private final Map<String, String> environment;
  private final String publicUrl;
  private final Progress progress;

  /**
   * Describes the server.
   *
   * @param installation where the distribution and the data lie
   * @param environment what the realm's placeholders stand for, and the first administrator
   * @param publicUrl the front door's address
   * @param progress where it says that people may have been lost
   */
  Keycloak(
      Installation installation,
      Map<String, String> environment,
      String publicUrl,
      Progress progress) {
    this.installation = installation;
    this.environment = Map.copyOf(environment);
    this.publicUrl = publicUrl;
    this.progress = progress;
  }

  /**
   * Makes sure that the server can be started: distribution, realm file, import.
   *
   * @param starter starts Keycloak's own commands
   */
  void prepare(Part.Starter starter) {
    Path distribution = distribution();
    try {
      if (!Files.exists(distribution.resolve(BUILT))) {
        // What a build that was cut short left may not fit the next one.
        Folders.delete(distribution);
        unpack(distribution);
        require("build", run(starter, distribution, BUILD));
        Files.writeString(distribution.resolve(BUILT), "built\n");
      }
      Files.createDirectories(home().resolve("data").resolve("import"));
      for (String folder : List.of("lib", "conf", "providers", "themes")) {
        link(home().resolve(folder), distribution.resolve(folder));
      }
      importChangedRealm(starter);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare Keycloak", e);
    }
  }

  /** The server's command line. */
  List<String> serverLine(int port, int managementPort) {
    return line(
        home(),
        List.of(
            "start",
            "--optimized",
            "--import-realm",
            "--cache=local",
            "--hostname=" + publicUrl + "/auth",
            "--hostname-backchannel-dynamic=true",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + managementPort));
  }

  private void importChangedRealm(Part.Starter starter) throws IOException {
    Path imported = home().resolve("imported.txt");
    String wanted =
        RealmFile.withDemoUsers(installation.root().resolve("deploy/keycloak/realm-xiaoer.json"));
    String stamp = publicUrl + "\n" + wanted;
    String before = Files.exists(imported) ? Files.readString(imported) : "";
    if (before.equals(stamp)) {
      return;
    }
    // The server imports this file itself if it has no realm yet.
    Path realm = home().resolve("data").resolve("import").resolve("realm-xiaoer.json");
    Files.writeString(realm, wanted);
    if (!before.isEmpty()) {
      String formerUrl = before.lines().findFirst().orElse("");
      boolean onlyMoved = before.equals(formerUrl + "\n" + wanted);
      Optional<Path> former = exportRealm(starter);
      if (onlyMoved && former.isPresent()) {
        move(starter, former.get(), formerUrl);
      } else {
        replace(starter, realm, former);
      }
    }
    Files.writeString(imported, stamp);
  }

  /** Enters a new address into the realm as it is, with all that was added to it. */
  private void move(Part.Starter starter, Path former, String formerUrl) throws IOException {
    Files.writeString(former, Files.readString(former).replace(formerUrl, publicUrl));
    importOver(starter, former);
    Files.delete(former);
  }

  /** Imports the realm file over the realm, which deletes whatever is not in the file. */
  private void replace(Part.Starter starter, Path realm, Optional<Path> former) {
    importOver(starter, realm);
    progress.say(
        "  keycloak: the realm was imported anew; people and settings added by hand are gone"
            + former.map(file -> ", but still in " + file).orElse(""));
  }

  /** Writes the realm to a file; empty if that fails, for instance because there is none yet. */
  private Optional<Path> exportRealm(Part.Starter starter) throws IOException {
    Path former = home().resolve("data").resolve("realm-before.json");
    Files.deleteIfExists(former);
    // It holds secrets: readable by its owner only, before anything is in it.
    Files.createFile(
        former, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    List<String> export =
        List.of("export", "--optimized", "--realm=xiaoer", "--file=" + former.toAbsolutePath());
    return run(starter, home(), export) == 0 ? Optional.of(former) : Optional.empty();
  }

  private void importOver(Part.Starter starter, Path file) {
    List<String> command =
        List.of("import", "--optimized", "--override=true", "--file=" + file.toAbsolutePath());
    require("import", run(starter, home(), command));
  }

  private List<String> line(Path kcHome, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(JavaCommand.java().toString());
    line.add("-Xmx" + HEAP_MEGABYTES + "m");
    line.add("-XX:+UseSerialGC");
    line.add("-Dfile.encoding=UTF-8");
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.addAll(JVM);
    line.add("-Dkc.home.dir=" + kcHome);
    line.add("-Djboss.server.config.dir=" + kcHome.resolve("conf"));
    line.add("-cp");
    line.add(distribution().resolve("lib").resolve("quarkus-run.jar").toString());
    line.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    line.addAll(arguments);
    return line;
  }

  /** Runs a command of Keycloak to its end, its output in the part's log; returns its code. */
  private int run(Part.Starter starter, Path kcHome, List<String> arguments) {
    List<String> line = line(kcHome, arguments);
    if (arguments.getFirst().equals("build")) {
      line.replaceAll(argument -> argument.startsWith("-Xmx") ? "-Xmx768m" : argument);
    }
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(installation.log("keycloak").toFile()));
    try {
      return starter.start(builder).waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted while preparing Keycloak");
    }
  }

  private void require(String command, int code) {
    // 10 says that the server built itself on the way and would now be started anew.
    if (code != 0 && code != 10) {
      throw new Refusal(
          "keycloak %s ended with code %d; see %s"
              .formatted(command, code, installation.log("keycloak")));
    }
  }

  private void unpack(Path distribution) throws IOException {
    Path archives = installation.target("deploy/local/launcher").resolve("keycloak");
    Path archive;
    try (Stream<Path> files = Files.list(archives)) {
      archive =
          files
              .filter(file -> file.toString().endsWith(".zip"))
              .findFirst()
              .orElseThrow(() -> new Refusal("not built: " + archives + "; run ./xiaoer up"));
    }
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // The archive has one folder at its top, named after the version.
        int top = entry.getName().indexOf('/');
        Path target = distribution.resolve(entry.getName().substring(top + 1)).normalize();
        if (!target.startsWith(distribution)) {
          throw new IOException("the archive reaches outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void link(Path link, Path to) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, to);
  }

  private Path distribution() {
    return installation.tools().resolve("keycloak");
  }

  private Path home() {
    return installation.data("keycloak");
  }
}
