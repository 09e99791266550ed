package dev.slipway.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reference material that may stand beside the project; tests that use it check more where it does.
 */
public final class SharedFacts {

  private SharedFacts() {}

  /** A file of it; empty where there is none. */
  public static Optional<Path> file(String path) {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared/reference").resolve(path))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
