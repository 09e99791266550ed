package dev.slipway.panel.virtfusion;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.panel.PanelLiveState.Filesystem;
import dev.slipway.panel.PanelLiveState.Memory;
import dev.slipway.panel.PanelLiveState.Power;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveStateReaderTest {

  @Test
  void readsALinuxGuest() {
    assertThat(
            read(
                """
                {"state":"running","running":true,"cpu":12.5,
                 "memory":{"actual":1048576,"unused":524288,"available":1000000,"usable":700000,
                           "rss":900000},
                 "disk":{"vdb":{"rd.bytes":7,"wr.bytes":8},
                         "vda":{"rd.reqs":100,"rd.bytes":123456789,"wr.bytes":987654321}},
                 "agent":{"fsinfo":[{"name":"vda1","mountpoint":"/","type":"ext4",
                   "used-bytes":3221225472,"total-bytes":21474836480,"disk":[]}]}}
                """))
        .isEqualTo(
            new PanelLiveState(
                Power.RUNNING,
                12.5,
                new Memory(
                    1048576L << 10,
                    524288L << 10,
                    1000000L << 10,
                    700000L << 10,
                    900000L << 10,
                    null,
                    null,
                    null),
                new Disk(123456789L, 987654321L),
                List.of(new Filesystem("/", "ext4", 3221225472L, 21474836480L))));
  }

  @Test
  void readsTheAgentsMemoryFiguresOfAWindowsGuestAlsoAsText() {
    assertThat(
            live("{\"memory\":{\"_source\":\"agent_meminfo\",\"memtotal\":\"4193764\","
                    + "\"memfree\":\"2953320\",\"memavailable\":3000000}}")
                .memory())
        .isEqualTo(
            new Memory(
                null, null, null, null, null, 4193764L << 10, 2953320L << 10, 3000000L << 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "null", "[]", "{}", "\"unreachable\"", "0"})
  void hasNoLiveStateWhereTheHypervisorGaveNone(String remoteState) {
    assertThat(read(remoteState)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"state\":\"running\"}', RUNNING",
    "'{\"state\":\"Running\",\"running\":false}', RUNNING",
    "'{\"state\":\"shutoff\"}', STOPPED",
    "'{\"state\":\"shut off\"}', STOPPED",
    "'{\"state\":\"shut_off\"}', STOPPED",
    "'{\"state\":\"shutdown\"}', STOPPED",
    "'{\"state\":\"stopped\"}', STOPPED",
    "'{\"state\":\"crashed\"}', STOPPED",
    "'{\"state\":\"off\"}', STOPPED",
    "'{\"state\":\"paused\"}', PAUSED",
    "'{\"state\":\"pmsuspended\"}', PAUSED",
    "'{\"state\":\"suspended\"}', PAUSED",
    "'{\"state\":\"no state\",\"running\":1}', RUNNING",
    "'{\"state\":null,\"running\":\"0\"}', STOPPED",
    "'{\"running\":true}', RUNNING",
    "'{\"running\":false}', STOPPED",
    "'{\"state\":\"dreaming\"}', UNKNOWN",
    "'{\"cpu\":3}', UNKNOWN",
  })
  void tellsPowerFromStateElseFromRunning(String remoteState, Power power) {
    assertThat(live(remoteState).power()).isEqualTo(power);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "12, 12",
        "'\"37.25\"', 37.25",
        "250.5, 100",
        "-1, 0",
        "true, nothing",
        "'\"abc\"', nothing",
        "null, nothing",
      })
  void readsTheProcessorsShareBetween0And100(String cpu, @Nullable Double expected) {
    assertThat(live("{\"state\":\"running\",\"cpu\":" + cpu + "}").cpuPercent())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"xvda\":{\"rd.bytes\":1,\"wr.bytes\":2}}'",
    "'{\"sdb\":{\"rd.bytes\":7,\"wr.bytes\":8},\"sda\":{\"rd.bytes\":\"1\",\"wr.bytes\":\"2\"}}'",
    "'{\"hdx\":[],\"sda\":{\"rd.bytes\":1,\"wr.bytes\":2}}'",
    "'{\"aaa\":{\"rd.bytes\":7},\"vda\":{\"rd.bytes\":1,\"wr.bytes\":2}}'",
  })
  void readsTheSystemsDriveElseTheFirstByName(String disk) {
    assertThat(live("{\"state\":\"running\",\"disk\":" + disk + "}").disk())
        .isEqualTo(new Disk(1L, 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "false",
        "{\"vda\":[]}",
        "{\"vda\":{\"rd\":{\"bytes\":5}}}",
        "{\"vda\":{\"rd.bytes\":-1,\"wr.bytes\":\"x\"}}",
      })
  void hasNoDiskWhereNoCounterIsReported(String disk) {
    assertThat(live("{\"state\":\"running\",\"disk\":" + disk + "}").disk()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "null", "false", "\"x\""})
  void hasNoMemoryFiguresWhereNoneAreReported(String memory) {
    assertThat(live("{\"state\":\"running\",\"memory\":" + memory + "}").memory())
        .isEqualTo(Memory.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "[]", "{}", "{\"fsinfo\":null}", "{\"fsinfo\":\"x\"}"})
  void hasNoFileSystemsWhereNoAgentRuns(String agent) {
    assertThat(live("{\"state\":\"running\",\"agent\":" + agent + "}").filesystems()).isNull();
  }

  @Test
  void tellsAnAgentThatReportsNoneFromNoAgent() {
    assertThat(live("{\"state\":\"running\",\"agent\":{\"fsinfo\":[]}}").filesystems()).isEmpty();
  }

  @Test
  void readsFileSystemsAsTheyAreAndSkipsWhatIsNone() {
    assertThat(
            live("""
            {"agent":{"fsinfo":{"1":{"mountpoint":"C:\\\\","type":"NTFS",
               "used-bytes":"5","total-bytes":9},
              "2":"x","3":{"mountpoint":"/x"},"4":{"used-bytes":-1}}}}
            """)
                .filesystems())
        .containsExactly(
            new Filesystem("C:\\", "NTFS", 5, 9),
            new Filesystem("/x", "", 0, 0),
            new Filesystem("", "", 0, 0));
  }

  private static @Nullable PanelLiveState read(String remoteState) {
    return LiveStateReader.read(Json.parse("{\"v\":" + remoteState + "}").at("v"));
  }

  private static PanelLiveState live(String remoteState) {
    return requireNonNull(read(remoteState));
  }
}
