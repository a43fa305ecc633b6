package io.xiaoer.local.launcher;

import java.util.Map;

/**
 * The commands of {@code ./xiaoer} that concern the running stack: up, down, status, logs, restart,
 * reset; and running, by which {@code ./xiaoer} finds out whether it may build.
 */
public final class Main {
  private Main() {}

  /**
   * Ends with code 0 if the command did what it says, 1 if not (the reason is the last line on
   * standard error), 3 if {@code status} finds nothing running.
   *
   * @param words the command line
   */
  public static void main(String... words) throws InterruptedException {
    System.exit(run(words));
  }

  private static int run(String... words) throws InterruptedException {
    Progress progress = new Progress(System.out);
    try {
      Arguments arguments = Arguments.of(words);
      Map<String, String> environment = System.getenv();
      Installation installation = Installation.of(environment);
      Inspection inspection = new Inspection(installation, progress);
      return switch (arguments.verb()) {
        case "up" -> new Up(installation, progress, environment, arguments).run(words);
        case "down" -> inspection.down();
        case "status" -> inspection.status();
        case "running" -> inspection.running();
        case "logs" -> inspection.logs(arguments);
        case "restart" -> inspection.restart(arguments);
        case "reset" -> inspection.reset();
        default -> throw new Refusal("there is no command " + arguments.verb());
      };
    } catch (Refusal refusal) {
      System.err.println("xiaoer: " + refusal.getMessage());
      return 1;
    }
  }
}
