package dev.slipway.account;

import dev.slipway.cluster.Topic;
import dev.slipway.cluster.Topics;
import org.springframework.stereotype.Component;

/** Carries the end of sessions and tokens to all nodes. */
@Component
public class CredentialEnds {

  private final Topic<CredentialEnded> topic;

  CredentialEnds(Topics topics) {
    this.topic = topics.topic("credential-ended", CredentialEnded.class);
  }

  /** What has ended, on all nodes. */
  public Topic<CredentialEnded> topic() {
    return topic;
  }

  /** Tells that a session or a token has ended. */
  public void tell(String credentialId) {
    topic.publish(new CredentialEnded(credentialId));
  }
}
