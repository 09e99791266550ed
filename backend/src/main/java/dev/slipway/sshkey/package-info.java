/** The public SSH keys that customers have on the panel. */
@NullMarked
package dev.slipway.sshkey;

import org.jspecify.annotations.NullMarked;
