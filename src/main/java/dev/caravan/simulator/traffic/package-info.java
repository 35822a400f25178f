/** What happens to requests on their way: the log, the gates, the scripted faults. */
@NullMarked
package dev.caravan.simulator.traffic;

import org.jspecify.annotations.NullMarked;
