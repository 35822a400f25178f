package dev.caravan.pass.job;

import dev.caravan.transfer.Bandwidth;
import dev.caravan.transfer.TransferHours;

/** How the files of a job travel: the rate that they share, and when. */
public record TransferRules(Bandwidth bandwidth, TransferHours hours) {}
