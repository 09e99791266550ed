package dev.slipway.account;

import dev.slipway.settings.InvalidSetting;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Makes the first operator from the settings. Without any operator, nobody could let anybody in.
 */
@Component
class FirstOperator implements InitializingBean {

  private static final Logger log = LoggerFactory.getLogger(FirstOperator.class);

  private final Accounts accounts;
  private final OperatorProperties properties;

  FirstOperator(Accounts accounts, OperatorProperties properties) {
    this.accounts = accounts;
    this.properties = properties;
  }

  @Override
  public void afterPropertiesSet() {
    if (accounts.hasOperator()) {
      return;
    }
    String email =
        InvalidSetting.required(
            "slipway.operator.email", properties.email(), "operator@example.com");
    if (!email.contains("@")) {
      throw InvalidSetting.of("slipway.operator.email", "is not an email address.");
    }
    String password =
        InvalidSetting.required(
            "slipway.operator.password", properties.password(), "a long phrase");
    if (password.length() < PasswordHashing.MIN_LENGTH) {
      throw InvalidSetting.of(
          "slipway.operator.password",
          "is too short: give at least " + PasswordHashing.MIN_LENGTH + " characters.");
    }
    try {
      accounts.addOperator(email, password);
      log.info("Made the first operator, {}", email);
    } catch (DuplicateKeyException | IntegrityConstraintViolationException e) {
      log.info("Another node made the first operator at the same moment");
    }
  }
}
