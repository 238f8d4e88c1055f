package dialer.core.campaign;

/** What an outcome means for the contact. */
public enum OutcomeKind {
    /** The contact is finished: agreed, refused, and the like. */
    FINAL,
    /** The person asked to be called at a given time. */
    CALLBACK,
    /** Try again after the outcome's delay. */
    RETRY,
    /** Not this person's number: try the contact's other numbers, then finish. */
    WRONG_NUMBER,
    /** Nobody may call this number any more; the contact is finished. */
    SUPPRESS,
    /** A machine was on the line: nobody has answered, so it is no live answer; try again after the outcome's delay. */
    MACHINE
}
