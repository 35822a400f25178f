/** The endpoints of proapi: files, folders, uploads, the recycle bin, the account. */
@NullMarked
package dev.caravan.simulator.open;

import org.jspecify.annotations.NullMarked;
