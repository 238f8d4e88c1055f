/**
 * Results on their way to couriers: signed as Standard Webhooks has it, as events of CloudEvents, again and again by a
 * ladder until the receiver has them, in order for every job.
 */
@org.jspecify.annotations.NullMarked
package dialer.api.courier.webhook;
