package dev.slipway.cluster;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;

/**
 * A Lua script on one key that gives a whole number; Redis runs it as one step. Its clock is that
 * of the server.
 */
record RedisScript(String lua) {

  CompletionStage<Long> run(RedissonClient redis, String key, Object... arguments) {
    return redis
        .getScript()
        .evalAsync(RScript.Mode.READ_WRITE, lua, RScript.ReturnType.LONG, List.of(key), arguments);
  }
}
