package dev.caravan.pass;

/** Tells how many calls an account may make a day. */
@FunctionalInterface
public interface CallBudgets {

    long perDay(String account);
}
