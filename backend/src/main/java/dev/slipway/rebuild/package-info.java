/** Installing an operating system anew, followed to its end. */
@NullMarked
package dev.slipway.rebuild;

import org.jspecify.annotations.NullMarked;
