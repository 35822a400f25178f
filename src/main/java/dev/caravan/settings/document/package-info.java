/** YAML text as a document that its schema has checked, with every value's position. */
@NullMarked
package dev.caravan.settings.document;

import org.jspecify.annotations.NullMarked;
