-- The trace (W3C Trace Context, traceparent) with which a job came; what its courier is told of it goes on in it.
ALTER TABLE jobs ADD COLUMN trace text;
