/**
 * One seed, one day of a contact centre in seconds: a simulated carrier, agents, store and operator around the real
 * core, with virtual time on one thread, faults of every kind, and checkers that never sleep. Each run is replayed
 * from its journal, snapshotted and restored, and must come out the same, effect by effect and byte by byte.
 *
 * <p>Begin with {@link dialer.simulation.Simulator}; run many by {@link dialer.simulation.SimulateMain}.
 */
@NullMarked
package dialer.simulation;

import org.jspecify.annotations.NullMarked;
