package io.xiaoer.local.launcher;

import io.xiaoer.local.launcher.Slot.Phase;
import io.xiaoer.local.launcher.StackState.Known;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Starts parts as soon as what they need is ready, starts again what dies or no longer works, and
 * stops all in the reverse order. The state file is written at every change, so that a killed
 * supervisor leaves a list of what to end.
 */
final class Supervisor {
  /** How long a part may take to become ready; the first start of Keycloak builds it. */
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  /** The refusal to go on with a start because the stack is stopped. */
  static final String STOPPED = "stopped while starting";

  private static final Duration POLL = Duration.ofMillis(200);

  /** Between two looks after a part that runs: whether it works, and how long its log is. */
  static final Duration CARE_PAUSE = Duration.ofSeconds(5);

  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Installation installation;
  private final Progress progress;
  private final String publicUrl;
  private final Duration carePause;
  private final RestartRequests requests;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stop = new CountDownLatch(1);

  /** JVMs that start at the same time beyond the number of cores only slow each other down. */
  private final Semaphore starting =
      new Semaphore(Math.max(3, Runtime.getRuntime().availableProcessors() + 1));

  private volatile boolean ready;

  Supervisor(List<Part> parts, Installation installation, Progress progress, String publicUrl) {
    this(parts, installation, progress, publicUrl, CARE_PAUSE);
  }

  Supervisor(
      List<Part> parts,
      Installation installation,
      Progress progress,
      String publicUrl,
      Duration carePause) {
    parts.forEach(part -> slots.put(part.name(), new Slot(part)));
    this.installation = installation;
    this.progress = progress;
    this.publicUrl = publicUrl;
    this.carePause = carePause;
    this.requests = new RestartRequests(installation.restartRequests());
  }

  /**
   * Starts every part; returns when all are ready.
   *
   * @throws Refusal naming the first part that did not become ready; the others go on running
   */
  void startAll() {
    Map<String, CompletableFuture<Void>> started = new LinkedHashMap<>();
    for (Slot slot : slots.values()) {
      CompletableFuture<?>[] needed =
          slot.part.needs().stream()
              .map(started::get)
              .filter(Objects::nonNull)
              .toArray(CompletableFuture<?>[]::new);
      started.put(
          slot.part.name(),
          CompletableFuture.allOf(needed).thenRunAsync(() -> start(slot), threads));
    }
    try {
      CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw e;
    }
    ready = true;
    writeState();
  }

  /**
   * Watches what is ready until {@link #stopAll} is called from elsewhere; may begin before {@link
   * #startAll}, so that what dies while others still start is started again.
   */
  void watch() {
    slots.values().forEach(slot -> threads.submit(() -> lookAfter(slot)));
    while (!stopsWithin(POLL)) {
      for (Slot slot : slots.values()) {
        if (stop.getCount() > 0 && slot.isDead()) {
          restartDead(slot);
        }
      }
      requests
          .take()
          .forEach(name -> Optional.ofNullable(slots.get(name)).ifPresent(this::restart));
    }
  }

  private void lookAfter(Slot slot) {
    Path log = installation.log(slot.part.name());
    Liveness liveness = new Liveness(slot);
    try {
      while (!stopsWithin(carePause)) {
        PartLog.keepShort(log);
        liveness.ask().ifPresent(process -> end(slot, process));
      }
    } catch (RuntimeException e) {
      progress.say("  %s is no longer looked after: %s".formatted(slot.part.name(), e));
    }
  }

  /** Ends a process that no longer works; {@link #watch} sees its death. */
  private void end(Slot slot, PartProcess process) {
    progress.say(
        "  %s runs but no longer works (asked %d times); ending it"
            .formatted(slot.part.name(), Liveness.LIMIT));
    process.stopEarly();
  }

  /** Stops everything: first what nobody needs, last what all need. */
  void stopAll() {
    stop.countDown();
    boolean wasReady = ready;
    ready = false;
    long recording =
        slots.values().stream()
            .map(slot -> slot.process)
            .filter(running -> running != null && running.isAlive())
            .filter(running -> running.recording().isPresent())
            .count();
    if (wasReady && recording > 0) {
      progress.say(
          "  %d parts write start-up caches, once after a build; this takes a moment"
              .formatted(recording));
    }
    for (List<Slot> level : StopOrder.of(slots.values())) {
      List<CompletableFuture<Void>> ends =
          level.stream()
              .map(s -> CompletableFuture.runAsync(() -> stop(s, wasReady), threads))
              .toList();
      ends.forEach(CompletableFuture::join);
    }
    writeState();
  }

  private void start(Slot slot) {
    starting.acquireUninterruptibly();
    try {
      long begun = System.nanoTime();
      slot.part.start().before().run(builder -> startHelper(slot, builder));
      launch(slot);
      awaitReady(slot, begun);
    } catch (Refusal refusal) {
      // What ended because the stack is stopped has not failed.
      throw stop.getCount() == 0 ? new Refusal(STOPPED) : refusal;
    } finally {
      starting.release();
    }
  }

  /** Until the part itself starts, what prepares it is its process. */
  private Process startHelper(Slot slot, ProcessBuilder builder) {
    synchronized (slot) {
      refuseIfStopped();
      Process helper = PartProcess.startHelper(builder);
      begun(slot, new PartProcess(helper.toHandle(), Optional.empty()));
      return helper;
    }
  }

  private void launch(Slot slot) {
    synchronized (slot) {
      refuseIfStopped();
      begun(slot, PartProcess.start(slot.part, installation.log(slot.part.name())));
    }
  }

  private void begun(Slot slot, PartProcess process) {
    slot.process = process;
    slot.phase = Phase.STARTING;
    writeState();
  }

  private void refuseIfStopped() {
    if (stop.getCount() == 0) {
      throw new Refusal(STOPPED);
    }
  }

  private void awaitReady(Slot slot, long begun) {
    Instant limit = Instant.now().plus(START_LIMIT);
    PartProcess process = Objects.requireNonNull(slot.process);
    while (!slot.part.ready().passes()) {
      if (!process.isAlive()) {
        process.dropRecording();
        throw failed(slot, "ended while starting");
      }
      if (Instant.now().isAfter(limit)) {
        throw failed(slot, "was not ready after " + START_LIMIT.toSeconds() + " s");
      }
      if (stopsWithin(POLL)) {
        throw new Refusal(STOPPED);
      }
    }
    slot.part.start().after().run();
    slot.readySeconds = (System.nanoTime() - begun) / 1e9;
    slot.phase = Phase.READY;
    writeState();
    progress.ready(slot.part, slot.readySeconds);
  }

  private Refusal failed(Slot slot, String how) {
    Path log = installation.log(slot.part.name());
    return new Refusal(slot.part.name() + " " + how + "\n" + LogTail.of(log) + "see " + log);
  }

  /** Waits; true if the stack is stopped meanwhile. */
  private boolean stopsWithin(Duration pause) {
    try {
      return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void restartDead(Slot slot) {
    Optional<Duration> pause = slot.backoff.died(Instant.now());
    String name = slot.part.name();
    Path log = installation.log(name);
    if (pause.isEmpty()) {
      slot.phase = Phase.GIVEN_UP;
      writeState();
      progress.say(
          "  %s died %d times in %d minutes; given up. See %s, then ./xiaoer restart %s"
              .formatted(name, Backoff.LIMIT, Backoff.WINDOW.toMinutes(), log, name));
      return;
    }
    slot.phase = Phase.RESTARTING;
    writeState();
    progress.say(
        "  %s died; starting it again%s (log: %s)"
            .formatted(
                name, pause.get().isZero() ? "" : " in " + pause.get().toSeconds() + " s", log));
    threads.submit(() -> startAgain(slot, pause.get()));
  }

  private void restart(Slot slot) {
    if (slot.phase != Phase.READY && slot.phase != Phase.GIVEN_UP) {
      return;
    }
    slot.backoff.reset();
    slot.phase = Phase.RESTARTING;
    writeState();
    progress.say("  %s is restarted on request".formatted(slot.part.name()));
    threads.submit(
        () -> {
          PartProcess running = slot.process;
          if (running != null) {
            running.stop();
          }
          startAgain(slot, Duration.ZERO);
        });
  }

  private void startAgain(Slot slot, Duration pause) {
    try {
      if (stopsWithin(pause)) {
        return;
      }
      slot.restarts++;
      start(slot);
    } catch (RuntimeException e) {
      if (stop.getCount() > 0) {
        progress.say("  " + e.getMessage());
        PartProcess half = slot.process;
        if (half != null) {
          half.stopEarly();
        }
        // Seen by the watch as one more death, with a longer pause.
        slot.phase = Phase.READY;
      }
    }
  }

  private void stop(Slot slot, boolean wasReady) {
    synchronized (slot) {
      PartProcess running = slot.process;
      if (running == null || !running.isAlive()) {
        return;
      }
      long begun = System.nanoTime();
      boolean orderly = wasReady ? running.stop() : running.stopEarly();
      slot.phase = Phase.STOPPED;
      progress.stopped(slot.part.name(), (System.nanoTime() - begun) / 1e9, orderly);
    }
    writeState();
  }

  private synchronized void writeState() {
    new StackState(
            Known.of(ProcessHandle.current()),
            ready,
            publicUrl,
            slots.values().stream().map(Slot::state).toList())
        .write(installation.state());
  }
}
