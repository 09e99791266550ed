package dev.slipway.account;

/**
 * How somebody shows who they are; the contract's SignInMethods, whose fields come from the
 * features that they belong to.
 *
 * @param accountId whose they are
 */
public record SignInMethods(String accountId) {}
