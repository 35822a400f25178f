/**
 * What is, what was, and what needs care: documents for people and programs, read from the state
 * database.
 */
@NullMarked
package dev.caravan.status;

import org.jspecify.annotations.NullMarked;
