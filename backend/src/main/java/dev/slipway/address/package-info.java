/** IP addresses and subnets as values: read strictly, spelled in one way, compared bit by bit. */
@NullMarked
package dev.slipway.address;

import org.jspecify.annotations.NullMarked;
