/**
 * What servers did in the past. Every read of a server leaves a sample; a slow background sampler
 * sees to it that there are some of servers that nobody looks at. Samples are averaged over slots
 * of time, short ones for a day and long ones for a month.
 */
@NullMarked
package dev.slipway.history;

import org.jspecify.annotations.NullMarked;
