/** A real MariaDB, unpacked from a jar and run as a child process on loopback. */
@NullMarked
package dev.slipway.mariadb;

import org.jspecify.annotations.NullMarked;
