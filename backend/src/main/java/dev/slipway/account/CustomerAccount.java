package dev.slipway.account;

/** Somebody who can sign in for a customer; the API's Account. */
public record CustomerAccount(String id, String email, String name) {}
