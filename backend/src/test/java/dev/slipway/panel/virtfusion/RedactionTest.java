package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

  private static String redacted(String json) {
    return Redaction.of(Json.parse(json));
  }

  @Test
  void removesWhatCouldLetSomebodyInHoweverItIsCalled() {
    String document =
        redacted(
            """
            {"data":{"name":"Web","settings":{"encryptedPassword":"eyJpdiI6","decryptedPassword":"hunter2"},
              "vnc":{"password":"pw","wss":{"token":"t","url":"/vnc/?token=abc"},"enabled":false},
              "sshKeys":[{"id":1,"public":"ssh-ed25519 AAAA"}],
              "qemuAgent":{"os":{"screen":"iVBORw0KGgo","pretty-name":"Debian"}},
              "config":{"cloud.init":{"user.data":"#cloud-config"}},
              "api_key":"k","API-Token":"t2","note":"-----BEGIN PRIVATE KEY-----",
              "link":"https://panel/x?token=zzz","blob":"%s"}}
            """
                .formatted("x".repeat(900)));

    assertThat(document)
        .contains("Web", "Debian", "900 characters left out")
        .doesNotContain(
            "hunter2",
            "eyJ",
            "\"pw\"",
            "abc",
            "AAAA",
            "iVBOR",
            "cloud-config",
            "\"k\"",
            "t2",
            "BEGIN",
            "zzz");
  }

  @Test
  void leavesWhatIsOnlyASwitchOrNothing() {
    assertThat(redacted("{\"vnc\":false,\"password\":null,\"sshKeys\":[],\"memory\":\"2048\"}"))
        .contains("\"vnc\" : false", "\"password\" : null", "\"memory\" : \"2048\"")
        .doesNotContain(Redaction.REMOVED);
  }

  @Test
  void keepsOrdinaryFieldsThatOnlySoundAlike() {
    assertThat(
            redacted("{\"monkeys\":3,\"hypervisor\":{\"name\":\"hv\"},\"publicIp\":\"192.0.2.1\"}"))
        .contains("3", "hv", "192.0.2.1");
  }
}
