package dev.slipway.dns.resolver;

import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.ForwardLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks one resolver, over UDP and for what does not fit over TCP. Nothing is kept: whoever asks
 * wants to know how it is now.
 */
final class ResolverLookup implements ForwardLookup {

  private final DnsProperties properties;

  /** Made at the first question: at the start the resolver's own name may not be known yet. */
  private @Nullable Resolver resolver;

  ResolverLookup(DnsProperties properties) {
    this.properties = properties;
  }

  @Override
  public Map<String, List<Answer>> ask(String name, int version) throws Failed {
    int type = version == 4 ? Type.A : Type.AAAA;
    Message question;
    try {
      question = Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
    } catch (TextParseException e) {
      // No such name can exist.
      return Map.of();
    }
    Message answer = send(name, question);
    int code = answer.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      throw new Failed("the resolver says " + Rcode.string(code) + " for " + name);
    }
    Map<String, List<Answer>> found = new HashMap<>();
    for (Record row : answer.getSection(Section.ANSWER)) {
      read(row)
          .ifPresent(read ->
              found
                  .computeIfAbsent(
                      DnsNames.comparable(row.getName().toString()), owner -> new ArrayList<>())
                  .add(read));
    }
    return found;
  }

  private Message send(String name, Message question) throws Failed {
    try {
      return resolver().send(question);
    } catch (IOException e) {
      throw new Failed("the resolver did not answer for " + name, e);
    }
  }

  private static Optional<Answer> read(Record row) {
    return switch (row) {
      case ARecord a -> Optional.of(new Answer.Address(a.getAddress().getHostAddress()));
      case AAAARecord aaaa -> Optional.of(new Answer.Address(aaaa.getAddress().getHostAddress()));
      case CNAMERecord alias -> Optional.of(new Answer.Alias(alias.getTarget().toString()));
      default -> Optional.empty();
    };
  }

  private synchronized Resolver resolver() throws IOException {
    if (resolver == null) {
      resolver = make();
    }
    return resolver;
  }

  private Resolver make() throws IOException {
    Optional<DnsProperties.ResolverAddress> given = properties.resolverAddress();
    ExtendedResolver made;
    if (given.isPresent()) {
      InetAddress host = InetAddress.getByName(given.get().host());
      made =
          new ExtendedResolver(
              List.of(new SimpleResolver(new InetSocketAddress(host, given.get().port()))));
    } else {
      made = new ExtendedResolver();
    }
    made.setTimeout(properties.resolverTimeout());
    made.setRetries(2);
    return made;
  }
}
