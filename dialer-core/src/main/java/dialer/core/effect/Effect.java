package dialer.core.effect;

/** Everything the dialer can ask of the outside. An effect leaves only when its cause is in the journal. */
public sealed interface Effect permits CallEffect, StoreEffect, ShowEffect {
}
