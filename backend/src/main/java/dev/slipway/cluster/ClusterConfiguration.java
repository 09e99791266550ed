package dev.slipway.cluster;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** What the nodes share: in Redis where its address is set, otherwise in this process. */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

  @Bean
  @Conditional(MoreThanOneNode.class)
  RedisConnection redisConnection(RedisProperties properties) {
    return new RedisConnection(properties.address().orElseThrow());
  }

  @Bean
  Windows windows(ObjectProvider<RedisConnection> redis) {
    RedisConnection connection = redis.getIfAvailable();
    return connection == null ? new InProcessWindows() : new RedisWindows(connection);
  }

  @Bean
  Buckets buckets(ObjectProvider<RedisConnection> redis) {
    RedisConnection connection = redis.getIfAvailable();
    return connection == null ? new InProcessBuckets() : new RedisBuckets(connection);
  }

  @Bean
  FailureCounters failureCounters(ObjectProvider<RedisConnection> redis) {
    RedisConnection connection = redis.getIfAvailable();
    return connection == null
        ? new InProcessFailureCounters()
        : new RedisFailureCounters(connection);
  }

  @Bean
  Topics topics(ObjectProvider<RedisConnection> redis) {
    RedisConnection connection = redis.getIfAvailable();
    return connection == null ? new InProcessTopics() : new RedisTopics(connection);
  }

  @Bean
  Leases leases(ObjectProvider<RedisConnection> redis) {
    RedisConnection connection = redis.getIfAvailable();
    return connection == null ? new InProcessLeases() : new RedisLeases(connection);
  }

  @Bean
  SharedValues sharedValues(ObjectProvider<RedisConnection> redis) {
    RedisConnection connection = redis.getIfAvailable();
    return connection == null ? new InProcessSharedValues() : new RedisSharedValues(connection);
  }

  /** Not {@code ConditionalOnProperty}, to which a blank address would be one. */
  private static final class MoreThanOneNode implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return StringUtils.hasText(context.getEnvironment().getProperty(RedisProperties.URL));
    }
  }
}
