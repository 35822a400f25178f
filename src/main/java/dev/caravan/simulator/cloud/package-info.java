/** The drive behind the simulated API: accounts, trees, contents, the recycle bin. */
@NullMarked
package dev.caravan.simulator.cloud;

import org.jspecify.annotations.NullMarked;
