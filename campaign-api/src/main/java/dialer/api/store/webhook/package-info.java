/**
 * What is kept of webhooks: endpoints of couriers, deliveries and their tries, and the feed that couriers may pull
 * instead. Deliveries are made by a trigger, in the transaction of the event; what a killed process had in the air is
 * simply still waiting. One product runs on a database, so nobody else takes the same deliveries.
 */
@org.jspecify.annotations.NullMarked
package dialer.api.store.webhook;
