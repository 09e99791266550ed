package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelTemplates.Category;
import dev.slipway.panel.PanelTemplates.Template;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the gallery is laid out: behaviour §15. */
class OsGalleryTest {

  private static final List<String> FIRST = List.of("Windows", "Ubuntu", "Debian");

  private final AtomicInteger ids = new AtomicInteger();

  private Category family(String name, int templates) {
    return family(
        name,
        name + ".png",
        IntStream.range(0, templates).mapToObj(n -> name + " " + n).toArray(String[]::new));
  }

  private Category family(String name, @Nullable String icon, String... templates) {
    return new Category(
        name, "About " + name, icon, Arrays.stream(templates).map(this::template).toList());
  }

  private Template template(String name) {
    return new Template(ids.incrementAndGet(), name, null, null, null, null, false);
  }

  private static List<String> labels(OsTemplateGroup group) {
    return group.templates().stream().map(OsTemplate::label).toList();
  }

  @Test
  void putsTheConfiguredFamiliesFirstThenTheAlphabetAndOtherLast() {
    List<OsTemplateGroup> gallery =
        OsGallery.arrange(
            List.of(
                family("rocky Linux", 2),
                family("Other", 3),
                family("Debian", 2),
                family("AlmaLinux", 2),
                family("Ubuntu Server", 2),
                family("Windows", 2)),
            FIRST);
    assertThat(gallery)
        .extracting(OsTemplateGroup::name)
        .containsExactly("Windows", "Ubuntu Server", "Debian", "AlmaLinux", "rocky Linux", "Other");
  }

  @Test
  void mergesFamiliesOfOneAndThePanelsOtherIntoOneOtherWithThePanelsIcon() {
    List<OsTemplateGroup> gallery =
        OsGallery.arrange(
            List.of(
                family("FreeBSD", "freebsd.png", "FreeBSD 14"),
                family("OTHER", "linux.png", "openSUSE 15", "Gentoo"),
                family("Nothing", "nothing.png"),
                family("Alpine", "alpine.png", "Alpine 3")),
            FIRST);
    assertThat(gallery)
        .singleElement()
        .satisfies(other -> {
          assertThat(other.name()).isEqualTo("Other");
          assertThat(other.icon()).isEqualTo("linux.png");
          assertThat(labels(other))
              .containsExactlyInAnyOrder("FreeBSD 14", "openSUSE 15", "Gentoo", "Alpine 3");
        });
  }

  @Test
  void hasNoOtherWhereNothingIsLeftOver() {
    assertThat(OsGallery.arrange(List.of(family("Debian", 2), family("Other", 0)), FIRST))
        .extracting(OsTemplateGroup::name)
        .containsExactly("Debian");
    assertThat(OsGallery.arrange(List.of(), FIRST)).isEmpty();
  }

  @Test
  void takesFamiliesOfOneNameForOne() {
    assertThat(
            OsGallery.arrange(
                List.of(
                    family("Debian", null, "Debian 12"), family("debian", "d.png", "Debian 13")),
                FIRST))
        .singleElement()
        .satisfies(debian -> {
          assertThat(debian.icon()).isEqualTo("d.png");
          assertThat(labels(debian)).containsExactly("Debian 13", "Debian 12");
        });
  }

  @Test
  void listsLatestFirstThenNewestVersionsByTheirNumbers() {
    OsTemplateGroup group =
        OsGallery.arrange(
                List.of(
                    family(
                        "Debian",
                        null,
                        "Debian 9",
                        "Debian 10 x64",
                        "Debian 10.2 x64",
                        "Debian 10",
                        "Debian Latest",
                        "Debian 99999999999999999999",
                        "Debian",
                        "Debian 10.10")),
                FIRST)
            .getFirst();
    assertThat(labels(group))
        .containsExactly(
            "Debian Latest",
            "Debian 99999999999999999999",
            "Debian 10.10",
            "Debian 10.2 x64",
            "Debian 10",
            "Debian 10 x64",
            "Debian 9",
            "Debian");
  }
}
