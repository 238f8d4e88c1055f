package dialer.core.campaign;

/** How a campaign decides when to dial. */
public enum DialMode {
    /** The agent sees the card first and asks for the call. */
    PREVIEW,
    /** One call per free agent, who is reserved from the Originate on. */
    PROGRESSIVE,
    /** More calls than free agents, as far as the abandon budget allows. */
    PREDICTIVE,
    /** Begins progressive, becomes predictive when evidence and team size allow, and falls back by itself. */
    AUTOMATIC
}
