/** Tests of the HTTP side: in the process, over real sockets, and in a real browser. */
package dev.caravan.web;
