package dev.slipway.simulator.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that outlived the run that started it, because that run was killed. */
final class Leftover {

  private static final int PATIENCE_SECONDS = 20;

  private Leftover() {}

  /**
   * Stops the process whose number is in the file, and removes the file.
   *
   * @param program a part of its command; a process that has it not has only inherited the number
   */
  static void stop(Path pidFile, String program) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> process =
        number(Files.readString(pidFile))
            .flatMap(ProcessHandle::of)
            .filter(candidate -> candidate.info().command().orElse("").contains(program));
    if (process.isPresent()) {
      System.out.println("Stopping " + program + ", which an earlier run has left behind …");
      end(process.get());
    }
    Files.deleteIfExists(pidFile);
  }

  private static Optional<Long> number(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,10}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
