package dev.slipway.icon;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelIcons;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;

/**
 * The panel's pictures, kept in this node's memory. Ten who ask for the same at once cost one call;
 * a file that is missing is remembered, a failure is not.
 */
@Service
class Icons {

  private static final Duration KEPT_FOR = Duration.ofHours(12);
  private static final Duration MISSING_FOR = Duration.ofMinutes(10);
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  /** What an entry costs beside its bytes, so that names of missing files are bounded, too. */
  private static final int ENTRY_BYTES = 1024;

  private final PanelIcons panel;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
  private final AsyncCache<String, Optional<Icon>> kept =
      Caffeine.newBuilder()
          .executor(virtualThreads)
          .maximumWeight(MAX_BYTES)
          .weigher(
              (String name, Optional<Icon> icon) -> ENTRY_BYTES + icon.map(Icon::size).orElse(0))
          .expireAfter(
              Expiry.writing(
                  (String name, Optional<Icon> icon) -> icon.isPresent() ? KEPT_FOR : MISSING_FOR))
          .buildAsync();

  Icons(PanelIcons panel) {
    this.panel = panel;
  }

  /**
   * One picture.
   *
   * @return empty where there is none of that name
   * @throws PanelException where the panel could not say
   */
  Optional<Icon> find(String fileName) {
    if (!IconUrls.isFileName(fileName)) {
      return Optional.empty();
    }
    try {
      return kept.get(fileName, name -> panel.read(name).flatMap(Icon::of)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PanelException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
