package dev.caravan.pass.job;

/** Tells how many calls an account may make a day. */
@FunctionalInterface
public interface CallBudgets {

    long perDay(String account);
}
