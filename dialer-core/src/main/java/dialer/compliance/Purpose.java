package dialer.compliance;

/** Why a campaign calls. A pack says for which purposes it is made; the others are refused. */
public enum Purpose {
    /** About the person's own order: no offer is made. */
    TRANSACTIONAL,
    /** Anything is offered. */
    MARKETING,
    /** Money is asked for. */
    DEBT
}
