package io.xiaoer.gateway.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a ledger remembers of conversations, and which of them have changed since it was kept. */
final class Accounts {
  private final Map<String, Account> known = new HashMap<>();
  private final Map<String, Account> moved = new LinkedHashMap<>();

  Account of(String id) {
    return known.computeIfAbsent(id, unknown -> Account.of(unknown, Origin.UNKNOWN));
  }

  Origin origin(String id) {
    return of(id).origin();
  }

  boolean has(String id) {
    return known.containsKey(id);
  }

  void know(Account account) {
    known.putIfAbsent(account.id(), account);
  }

  void move(Account account) {
    known.put(account.id(), account);
    moved.put(account.id(), account);
  }

  List<Account> moved() {
    return List.copyOf(moved.values());
  }

  void kept() {
    moved.clear();
  }

  void forgetUnmoved(Set<String> needed) {
    known.keySet().removeIf(id -> !moved.containsKey(id) && !needed.contains(id));
  }

  int size() {
    return known.size();
  }

  Set<Account> all() {
    return Set.copyOf(known.values());
  }
}
