package io.xiaoer.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What to do with a stack that is ready.
 *
 * @param url the front door
 * @param adminPassword the file with the password of Keycloak's administrator
 */
record Welcome(String url, Path adminPassword) {
  /** The lines, for a stack restricted to {@code only}, or a whole one if that is empty. */
  List<String> lines(Set<String> only) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (only.isEmpty()) {
      lines.add("  customer page    " + url + "/chat/");
      lines.add("  staff console    " + url + "/desk/");
      lines.add("  demo shop        " + url + "/demo-shop/q/openapi");
      lines.add(
          "  Keycloak         " + url + "/auth/admin/  (admin, password in " + adminPassword + ")");
      lines.add("");
      lines.add("  demo accounts, password xiaoer-demo:");
      lines.add("    customers   li-na  wang-wei  zhang-min  zhao-lei");
      lines.add("    agents      xiao-chen  xiao-lin        supervisor  zhou-jie");
      lines.add("    others      sun-li (officer)  qian-yi (analyst)  wu-yue (editor)");
      lines.add("                zheng-shu (reviewer)  shop-yunxi (merchant)  ops (operator)");
      lines.add("");
    }
    lines.add("  ./xiaoer status | logs PART -f | restart PART | down     Ctrl-C stops everything");
    return lines;
  }
}
