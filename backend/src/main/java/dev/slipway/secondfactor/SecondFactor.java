package dev.slipway.secondfactor;

import java.time.Instant;

/**
 * A second factor that is on; the contract's SecondFactor.
 *
 * @param recoveryCodesLeft how many codes are left for when the app is lost
 */
record SecondFactor(Instant enabledAt, int recoveryCodesLeft) {}
