package dev.slipway.account;

/**
 * Told to all nodes after somebody signed out or a token was revoked.
 *
 * @param credentialId the id of a {@link Credential}
 */
public record CredentialEnded(String credentialId) {}
