/**
 * What the dialer does about what happens. Reading order: {@code Turn} (one input's worth of work), {@code DialFlow}
 * (who is dialed), {@code CallFlow} and {@code BridgeFlow} (a person answers), {@code EndFlow} (how it ended, what
 * becomes of the contact), {@code AgentFlow} with {@code ShiftFlow} and {@code LegFlow} (the agents), {@code NodeFlow}
 * with {@code AuditFlow} (what the nodes say lives on them), {@code HopperFlow}, {@code CampaignFlow},
 * {@code TimerFlow}, {@code BoardFlow}.
 */
@NullMarked
package dialer.core.flow;

import org.jspecify.annotations.NullMarked;
