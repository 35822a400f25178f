/** The built distribution as a process, the way its users meet it. */
package dev.caravan.e2e;
