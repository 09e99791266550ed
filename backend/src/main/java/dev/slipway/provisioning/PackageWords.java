package dev.slipway.provisioning;

import java.util.List;
import java.util.Locale;

/** What the panel says it left as it was, in words for customers. */
final class PackageWords {

  private PackageWords() {}

  /**
   * The panel lists everything that it did not touch. What matches already needs no word; a disk
   * that would become smaller does.
   *
   * @param left the panel's own words
   */
  static List<String> forCustomers(List<String> left) {
    return left.stream()
        .map(words -> words.toLowerCase(Locale.ROOT))
        .filter(words -> words.contains("lower than"))
        .map(words ->
            words.contains("disk")
                ? "A disk is never made smaller: where the new product's is, the larger one stays."
                : "Something of the server stays larger than the new product has it.")
        .distinct()
        .toList();
  }
}
