package dialer.compliance;

/** Kinds of days that rules tell apart. */
public enum DayKind { WORKDAY, SATURDAY, SUNDAY, HOLIDAY }
