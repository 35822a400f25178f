package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One endpoint of proapi: from a visit to the whole body of its answer. */
interface Operation {

    ObjectNode answer(Visit visit);
}
