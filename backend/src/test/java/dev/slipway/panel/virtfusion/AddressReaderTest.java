package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelServer.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressReaderTest {

  @Test
  void readsPublicInterfacesFirstAndMarksTheFirstIpv4OfTheFirstOne() {
    assertThat(
            addresses(
                """
                {"interfaces":[
                   {"ipv4":[{"address":"192.0.2.32","gateway":"192.0.2.1"},
                            {"address":"192.0.2.35","gateway":"192.0.2.1"}],
                    "ipv6":[{"subnet":"2001:DB8:1::","cidr":64,"gateway":"FE80::1",
                             "addresses":[],"addressesDetailed":[]}]},
                   {"ipv4":[{"address":"198.51.100.4"}],"ipv6":[]}],
                 "secondaryInterfaces":[{"ipv4":[{"address":"10.0.0.5"}],"ipv6":[]}]}
                """))
        .containsExactly(
            new Address("192.0.2.32", 4, 32, "192.0.2.1", true),
            new Address("192.0.2.35", 4, 32, "192.0.2.1", false),
            new Address("2001:db8:1::", 6, 64, "fe80::1", false),
            new Address("198.51.100.4", 4, 32, null, false),
            new Address("10.0.0.5", 4, 32, null, false));
  }

  @Test
  void marksNoAddressWhereTheFirstInterfaceHasNoIpv4() {
    assertThat(
            addresses(
                """
                {"interfaces":[{"ipv4":[],"ipv6":[{"subnet":"2001:db8::","cidr":64}]},
                               {"ipv4":[{"address":"192.0.2.8"}]}],
                 "secondaryInterfaces":[{"ipv4":[{"address":"10.0.0.5"}]}]}
                """))
        .hasSize(3)
        .noneMatch(Address::primary);
  }

  @Test
  void readsSingleIpv6AddressesFromEveryPlaceWherePanelsPutThem() {
    assertThat(
            texts(
                """
                {"interfaces":[{"ipv6":[
                  {"address":"2001:db8::1","subnet":"2001:db8:9::","cidr":64},
                  {"address":"","ip":"2001:db8::2"},
                  {"address":"192.0.2.1","subnet":"2001:db8:3::","cidr":"64"},
                  {"subnet":"2001:db8::4","cidr":128},
                  {"subnet":"2001:db8:5::","cidr":80,
                   "addresses":["2001:db8:5::10",{"ip":"2001:db8:5::11"}],
                   "addressesDetailed":[{"address":"2001:db8:5::12"},7,null]}]}]}
                """))
        .containsExactly(
            "2001:db8::1/128",
            "2001:db8::2/128",
            "2001:db8:3::/64",
            "2001:db8::4/128",
            "2001:db8:5::/80",
            "2001:db8:5::10/128",
            "2001:db8:5::11/128",
            "2001:db8:5::12/128");
  }

  @Test
  void namesEachAddressOnceInWhateverSpelling() {
    assertThat(
            texts(
                """
                {"interfaces":[
                   {"ipv4":[{"address":"192.0.2.8"},{"address":"192.0.2.8"}],
                    "ipv6":[{"address":"2001:db8::5"},{"address":"2001:0DB8:0:0:0:0:0:5"},
                            {"subnet":"2001:db8::5","cidr":64}]}],
                 "secondaryInterfaces":[{"ipv4":[{"address":"192.0.2.8"}]}]}
                """))
        .containsExactly("192.0.2.8/32", "2001:db8::5/128", "2001:db8::5/64");
  }

  @Test
  void leavesOutWhatIsSwitchedOff() {
    assertThat(
            texts(
                """
                {"interfaces":[
                   {"enabled":0,"ipv4":[{"address":"192.0.2.1"}]},
                   {"enabled":true,"ipv4":[{"address":"192.0.2.2","enabled":false},
                                           {"address":"192.0.2.3","enabled":"1"},
                                           {"address":"192.0.2.4","enabled":null}],
                    "ipv6":[{"enabled":false,"subnet":"2001:db8::","cidr":64}]}]}
                """))
        .containsExactly("192.0.2.3/32", "192.0.2.4/32");
  }

  @Test
  void marksTheFirstAddressOfTheFirstInterfaceThatIsSwitchedOn() {
    assertThat(
            addresses(
                """
                {"interfaces":[{"enabled":false,"ipv4":[{"address":"192.0.2.1"}]},
                               {"ipv4":[{"address":"192.0.2.2","enabled":false},
                                        {"address":"192.0.2.3"}]}]}
                """))
        .containsExactly(new Address("192.0.2.3", 4, 32, null, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "false",
        "null",
        "\"x\"",
        "{\"interfaces\":[],\"secondaryInterfaces\":[]}",
        "{\"interfaces\":[\"x\",5]}",
        "{\"interfaces\":[{}]}",
        "{\"interfaces\":[{\"ipv4\":\"x\",\"ipv6\":5}]}",
        "{\"interfaces\":[{\"ipv4\":[7,[\"192.0.2.7\"],{\"address\":3221225991}]}]}",
        "{\"interfaces\":[{\"ipv6\":[{\"subnet\":\"2001:db8::\",\"cidr\":129},{\"cidr\":64}]}]}",
      })
  void givesNoneWhereThereIsNone(String network) {
    assertThat(addresses(network)).isEmpty();
  }

  private static List<Address> addresses(String network) {
    return AddressReader.read(Json.parse("{\"network\":" + network + "}"));
  }

  private static List<String> texts(String network) {
    return addresses(network).stream()
        .map(address -> address.address() + "/" + address.prefixLength())
        .toList();
  }
}
