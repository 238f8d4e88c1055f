/** The only place that speaks SQL: PostgreSQL through HikariCP and JDBI, the outbox projector and the hopper feeder. */
@NullMarked
package dialer.api.store;

import org.jspecify.annotations.NullMarked;
