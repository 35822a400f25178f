/** Tests of what is shipped around the program: container, service, archive. */
package dev.caravan.packages;
