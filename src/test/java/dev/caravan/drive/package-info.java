/** What every drive must do, and a drive in memory that does it. */
package dev.caravan.drive;
